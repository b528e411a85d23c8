/** A small app with everything that the tests use. */
export const manifest = {
  display_information: { name: 'Test bot' },
  features: {
    bot_user: { display_name: 'Test Bot' },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    shortcuts: [
      { name: 'Read this', type: 'message', callback_id: 'read_this', description: 'Reads a message' },
      { name: 'Report it', type: 'global', callback_id: 'report_it', description: 'Needs no message' },
    ],
    slash_commands: [{ command: '/echo', description: 'Says it again', usage_hint: '[text]' }],
  },
  oauth_config: {
    scopes: {
      bot: [
        'app_mentions:read',
        'channels:history',
        'channels:read',
        'chat:write',
        'commands',
        'files:read',
        'groups:history',
        'groups:read',
        'im:history',
        'im:write',
        'users:read',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'app_mention',
        'member_joined_channel',
        'message.channels',
        'message.groups',
        'message.im',
      ],
    },
    interactivity: { is_enabled: true },
  },
};
