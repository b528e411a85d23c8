import { z } from 'zod';

/** Limits as in Slack's published manifest schema. Parts that the simulator does not use pass unread. */
const command = z.object({
  command: z.string().regex(/^\/\S{1,31}$/, 'a command starts with / and has at most 32 characters'),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().min(1).max(1000).optional(),
  should_escape: z.literal(false).optional(),
});
const shortcut = z.object({
  name: z.string().min(1).max(24),
  type: z.enum(['message', 'global']),
  callback_id: z.string().min(1).max(255),
  description: z.string().min(1).max(150),
});
const names = z.array(z.string().min(1).max(50)).default([]);

const manifestSchema = z.object({
  display_information: z.object({ name: z.string().min(1).max(35) }),
  features: z
    .object({
      bot_user: z.object({ display_name: z.string().min(1).max(80) }).optional(),
      app_home: z
        .object({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(false),
          messages_tab_read_only_enabled: z.boolean().default(false),
        })
        .prefault({}),
      shortcuts: z.array(shortcut).max(10).default([]),
      slash_commands: z.array(command).max(50).default([]),
    })
    .prefault({}),
  oauth_config: z.object({ scopes: z.object({ bot: names }).prefault({}) }).prefault({}),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: names }).prefault({}),
      interactivity: z.object({ is_enabled: z.boolean() }).prefault({ is_enabled: false }),
      socket_mode_enabled: z.boolean().default(false),
    })
    .prefault({}),
});

/** What the app may do here, read from its manifest. */
export interface AppSettings {
  readonly name: string;
  readonly botName: string;
  readonly scopes: ReadonlySet<string>;
  readonly botEvents: ReadonlySet<string>;
  readonly commands: readonly z.infer<typeof command>[];
  readonly shortcuts: readonly z.infer<typeof shortcut>[];
  readonly homeEnabled: boolean;
  readonly messagesTab: 'open' | 'read only' | 'off';
  readonly interactivity: boolean;
}

/** Reads a parsed app manifest. Throws an error that names every fault of it. */
export function readManifest(manifest: unknown): AppSettings {
  const parsed = manifestSchema.safeParse(manifest);
  if (!parsed.success) throw new Error(`The app manifest is not valid:\n${z.prettifyError(parsed.error)}`);
  const { display_information, features, oauth_config, settings } = parsed.data;
  const scopes = new Set(oauth_config.scopes.bot);
  if (features.slash_commands.length + features.shortcuts.length > 0 && !scopes.has('commands')) {
    throw new Error(
      'The app manifest is not valid: slash commands and shortcuts need the bot scope "commands"',
    );
  }
  return {
    name: display_information.name,
    botName: features.bot_user?.display_name ?? display_information.name,
    scopes,
    botEvents: new Set(settings.event_subscriptions.bot_events),
    commands: features.slash_commands,
    shortcuts: features.shortcuts,
    homeEnabled: features.app_home.home_tab_enabled,
    messagesTab: messagesTab(features.app_home),
    interactivity: settings.interactivity.is_enabled,
  };
}

function messagesTab(home: {
  messages_tab_enabled: boolean;
  messages_tab_read_only_enabled: boolean;
}): AppSettings['messagesTab'] {
  if (!home.messages_tab_enabled) return 'off';
  return home.messages_tab_read_only_enabled ? 'read only' : 'open';
}
