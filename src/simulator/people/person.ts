import { directChannel } from '../api/access.ts';
import type { Message, User, ViewRecord } from '../model.ts';
import type { PageMessage, PageView, Selected } from '../protocol.ts';
import { isVisible, pageMessage } from '../server/pageJson.ts';
import { closeModal, modalOf } from '../views/openViews.ts';
import { pageView } from '../views/viewJson.ts';
import type { World } from '../world.ts';
import type { Ack } from './interaction.ts';
import { ownChannel, visibleMessage } from './lookup.ts';
import { addMember, removeMember } from './membership.ts';
import { fill, modalOrThrow, type Submitted, submit } from './modal.ts';
import { openHome } from './openHome.ts';
import { runCommand } from './runCommand.ts';
import { edit, type NewFile, remove, say } from './say.ts';
import { elementPlace, useElement } from './useElement.ts';
import { useShortcut } from './useShortcut.ts';

/** A message as a person sees it, with the id of its channel. */
interface SeenMessage extends PageMessage {
  readonly channel: string;
}
export type At = Pick<SeenMessage, 'channel' | 'ts'>;

/**
 * Somebody of the simulator. Channels go by name or id. Everything resolves once the bot acknowledged what it was sent
 * (or failed to); what the bot then does is awaited with `until`.
 */
export interface Person {
  readonly id: string;
  readonly handle: string;
  say(
    channel: string,
    text: string,
    extra?: { readonly threadTs?: string; readonly files?: readonly NewFile[] },
  ): Promise<SeenMessage>;
  /** Fills in the form of a workflow, which posts it in its own name. */
  runWorkflow(channel: string, text: string, extra?: { readonly threadTs?: string }): Promise<SeenMessage>;
  /** Says it in the direct conversation with the bot. */
  dm(
    text: string,
    extra?: { readonly threadTs?: string; readonly files?: readonly NewFile[] },
  ): Promise<SeenMessage>;
  /** Id of the direct conversation with the bot. */
  readonly dmChannel: string;
  edit(message: At, text: string): Promise<SeenMessage>;
  remove(message: At): Promise<void>;
  command(channel: string, command: string, text?: string): Promise<Ack>;
  /** Presses the button with this action_id or this text; of feedback buttons, the one with `value`. */
  press(message: At, button: string, value?: string): Promise<Ack>;
  /** Chooses by option value or text (or user and channel ids). */
  choose(message: At, actionId: string, selected: Selected): Promise<Ack>;
  shortcut(callbackId: string, message: At): Promise<Ack>;
  /** Uses a shortcut that belongs to no message, looking at a channel where one is named. */
  globalShortcut(callbackId: string, channel?: string): Promise<Ack>;
  /** The modal that is open. */
  modal(): PageView | undefined;
  /** Types into the open modal, by block id, action id or label. */
  fill(values: Readonly<Record<string, Selected>>): void;
  submit(): Promise<Submitted>;
  closeModal(): void;
  openHome(): Promise<PageView | undefined>;
  home(): PageView | undefined;
  pressInHome(button: string): Promise<Ack>;
  chooseInHome(actionId: string, selected: Selected): Promise<Ack>;
  /** What this person sees in a channel (or one thread of it), own ephemerals included, oldest first. */
  sees(channel: string, threadTs?: string): readonly SeenMessage[];
  /** Brings the bot into a channel. */
  invite(channel: string): Promise<void>;
  /** Removes the bot from a channel. */
  kick(channel: string): Promise<void>;
}

export function createPerson(world: World, user: User): Person {
  const im = directChannel(world, user.id)?.id ?? '';
  const asSeen = (message: Message): SeenMessage => ({
    ...pageMessage(world, message),
    channel: message.channel,
  });
  const bot = world.identity.botUserId;
  const inHome = (action: string, selected?: Selected) => {
    const place = elementPlace(world, user.id, { where: 'home' });
    return useElement(world, user, { place, wanted: { action }, selected });
  };
  const onMessage = (at: At, action: string, selected?: Selected) => {
    const place = elementPlace(world, user.id, { where: 'message', ...at });
    return useElement(world, user, { place, wanted: { action }, selected });
  };
  return {
    id: user.id,
    handle: user.handle,
    dmChannel: im,
    say: async (channel, text, extra = {}) => asSeen(await say(world, user.id, { channel, text, ...extra })),
    runWorkflow: async (channel, text, extra = {}) =>
      asSeen(await say(world, user.id, { channel, text, ...extra, inWorkflow: true })),
    dm: async (text, extra = {}) => asSeen(await say(world, user.id, { channel: im, text, ...extra })),
    edit: async ({ channel, ts }, text) => asSeen(await edit(world, user.id, { channel, ts, text })),
    remove: (at) => remove(world, user.id, at),
    command: (channel, command, text = '') => runCommand(world, user.id, { channel, command, text }),
    press: onMessage,
    choose: onMessage,
    shortcut: async (callbackId, at) =>
      useShortcut(world, user, { callbackId, message: visibleMessage(world, user.id, at) }),
    globalShortcut: (callbackId, channel) => useShortcut(world, user, { callbackId, channel }),
    modal: () => viewOrNothing(modalOf(world, user.id)),
    fill: (values) => void fill(world, modalOrThrow(world, user.id), values),
    submit: () => submit(world, user),
    closeModal: () => closeModal(world, modalOrThrow(world, user.id).user),
    openHome: async () => viewOrNothing(await openHome(world, user)),
    home: () => viewOrNothing(world.store.homes.get(user.id)),
    pressInHome: inHome,
    chooseInHome: inHome,
    sees: (channel, threadTs) => visible(world, user, { channel, threadTs }).map(asSeen),
    invite: (channel) => addMember(world, ownChannel(world, user.id, channel), { user: bot, actor: user.id }),
    kick: async (channel) => removeMember(world, ownChannel(world, user.id, channel), bot),
  };
}

function viewOrNothing(view: ViewRecord | undefined): PageView | undefined {
  return view && pageView(view);
}

function visible(
  world: World,
  user: User,
  { channel, threadTs }: { readonly channel: string; readonly threadTs: string | undefined },
): readonly Message[] {
  const { id } = ownChannel(world, user.id, channel);
  return world.store
    .messages(id)
    .filter((message) => isVisible(world, user.id, message))
    .filter(({ ts, threadTs: root }) => threadTs === undefined || root === threadTs || ts === threadTs);
}
