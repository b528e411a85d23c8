import type { Message, User } from '../model.ts';
import type { World } from '../world.ts';
import { fileJson } from './fileJson.ts';

type Json = Readonly<Record<string, unknown>>;

/** A message as Slack's events, history and interactions carry it. */
export function messageJson(world: World, message: Message): Json {
  if (message.subtype === 'tombstone') return tombstone(world, message);
  return {
    type: 'message',
    ...optional('subtype', message.subtype),
    text: message.text,
    ts: message.ts,
    ...authorship(world, message),
    ...optional('client_msg_id', message.clientMsgId),
    ...optional('blocks', message.blocks),
    ...optional('edited', message.edited),
    ...optional('inviter', message.inviter),
    ...files(world, message),
    ...thread(world, message),
  };
}

function optional(key: string, value: unknown): Json {
  return value === undefined ? {} : { [key]: value };
}

function authorship(world: World, message: Message): Json {
  const { identity } = world;
  const { user, botId, workflow } = message;
  // No person and no app stands behind it. Slack documents neither field that tells of a workflow.
  if (workflow) return { bot_id: botId, username: workflow.name, workflow_id: workflow.id };
  if (!botId) return { user, team: world.store.users.get(user)?.teamId ?? identity.teamId };
  return {
    user,
    bot_id: botId,
    app_id: identity.appId,
    team: identity.teamId,
    bot_profile: botProfile(world),
  };
}

function botProfile({ identity, settings }: World): Json {
  return {
    id: identity.botId,
    app_id: identity.appId,
    name: settings.botName,
    icons: {},
    deleted: false,
    updated: 0,
    team_id: identity.teamId,
  };
}

function files(world: World, { fileIds }: Message): Json {
  if (!fileIds) return {};
  return {
    files: fileIds.flatMap((id) => {
      const file = world.store.file(id);
      return file ? [fileJson(world, file)] : [];
    }),
    upload: false,
  };
}

function thread(world: World, message: Message): Json {
  const { channel, ts, threadTs } = message;
  if (message.ephemeralFor) return optional('thread_ts', threadTs);
  if (threadTs && threadTs !== ts) {
    return {
      thread_ts: threadTs,
      ...optional('parent_user_id', world.store.message(channel, threadTs)?.user),
    };
  }
  const replies = world.store.replies(channel, ts);
  const latest = replies.at(-1);
  if (!latest) return {};
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: latest.ts,
    is_locked: false,
    subscribed: message.botId === world.identity.botId,
  };
}

function tombstone(world: World, message: Message): Json {
  return {
    type: 'message',
    subtype: 'tombstone',
    text: 'This message was deleted.',
    user: 'USLACKBOT',
    hidden: true,
    ts: message.ts,
    ...thread(world, message),
  };
}

/** A user as users.info gives it. `email` needs a scope of its own. */
export function userJson(user: User): Json {
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.handle,
    real_name: user.realName,
    deleted: false,
    color: user.colour.slice(1),
    tz: user.timeZone,
    profile: {
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.realName,
      display_name_normalized: user.realName,
      team: user.teamId,
    },
    is_admin: user.isAdmin,
    is_owner: user.isAdmin,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_stranger: user.isStranger,
    is_bot: user.isBot,
    is_app_user: false,
    updated: 0,
  };
}
