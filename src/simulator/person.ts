import type { Ack } from './acts/ack.ts';
import { act } from './acts/act.ts';
import { ActError } from './acts/actError.ts';
import { runCommand } from './acts/command.ts';
import { openHome } from './acts/home.ts';
import { ownChannel, seenMessage } from './acts/lookup.ts';
import { addMember, removeMember } from './acts/membership.ts';
import { closeModal, fill, type Submitted, submit } from './acts/modals.ts';
import { react } from './acts/react.ts';
import { edit, type NewFile, remove, say } from './acts/say.ts';
import { useShortcut } from './acts/shortcut.ts';
import { surfaceOf } from './acts/surface.ts';
import { directChannel } from './api/access.ts';
import type { Message, User } from './model.ts';
import type { PageMessage, PageView, Selected } from './protocol.ts';
import { isVisible, seen } from './server/seen.ts';
import { topModal } from './views/stack.ts';
import { pageView } from './views/viewJson.ts';
import type { World } from './world.ts';

/** A message as a person sees it, with the id of its channel. */
export interface SeenMessage extends PageMessage {
  readonly channel: string;
}
export type At = Pick<SeenMessage, 'channel' | 'ts'>;

/**
 * Somebody of the simulator. Channels go by name or id. Every act resolves once the bot acknowledged what it was sent
 * (or failed to); what the bot then does is awaited with `Simulator.until`.
 */
export interface Person {
  readonly id: string;
  readonly handle: string;
  say(
    channel: string,
    text: string,
    extra?: { readonly threadTs?: string; readonly files?: readonly NewFile[] },
  ): Promise<SeenMessage>;
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
  shortcut(callbackId: string, message?: At): Promise<Ack>;
  /** The modal that is open, the topmost one. */
  modal(): PageView | undefined;
  /** Types into the open modal, by block id, action id or label. */
  fill(values: Readonly<Record<string, Selected>>): void;
  pressInModal(button: string): Promise<Ack>;
  chooseInModal(actionId: string, selected: Selected): Promise<Ack>;
  submit(): Promise<Submitted>;
  closeModal(): Promise<void>;
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
  react(message: At, name: string): void;
}

export function createPerson(world: World, user: User): Person {
  const im = directChannel(world, user.id)?.id ?? '';
  const asSeen = (message: Message): SeenMessage => ({ ...seen(world, message), channel: message.channel });
  const bot = { user: world.identity.botUserId, actor: user.id };
  const inView = (where: 'modal' | 'home', action: string, selected?: Selected) =>
    act(world, user, { surface: surfaceOf(world, user.id, { where }), wanted: { action }, selected });
  const onMessage = (at: At, action: string, selected?: Selected) => {
    const surface = surfaceOf(world, user.id, { where: 'message', ...at });
    return act(world, user, { surface, wanted: { action }, selected });
  };
  const open = () => {
    const view = topModal(world, user.id);
    if (!view) throw new ActError('No modal is open');
    return view;
  };
  return {
    id: user.id,
    handle: user.handle,
    dmChannel: im,
    say: async (channel, text, extra = {}) => asSeen(await say(world, user.id, { channel, text, ...extra })),
    dm: async (text, extra = {}) => asSeen(await say(world, user.id, { channel: im, text, ...extra })),
    edit: async ({ channel, ts }, text) => asSeen(await edit(world, user.id, { channel, ts, text })),
    remove: (at) => remove(world, user.id, at),
    command: (channel, command, text = '') => runCommand(world, user.id, { channel, command, text }),
    press: onMessage,
    choose: onMessage,
    shortcut: async (callbackId, at) =>
      useShortcut(world, user, { callbackId, ...(at ? { message: seenMessage(world, user.id, at) } : {}) }),
    modal: () => viewOrNothing(topModal(world, user.id)),
    fill: (values) => void fill(world, open(), values),
    pressInModal: (button) => inView('modal', button),
    chooseInModal: (actionId, selected) => inView('modal', actionId, selected),
    submit: () => submit(world, user),
    closeModal: () => closeModal(world, user),
    openHome: async () => viewOrNothing(await openHome(world, user)),
    home: () => viewOrNothing(world.store.homes.get(user.id)),
    pressInHome: (button) => inView('home', button),
    chooseInHome: (actionId, selected) => inView('home', actionId, selected),
    sees: (channel, threadTs) => visible(world, user, { channel, threadTs }).map(asSeen),
    invite: (channel) => addMember(world, ownChannel(world, user.id, channel), bot),
    kick: (channel) => removeMember(world, ownChannel(world, user.id, channel), bot),
    react: (at, name) =>
      void react(world, seenMessage(world, user.id, at), { user: user.id, name, add: true }),
  };
}

function viewOrNothing(view: ReturnType<typeof topModal>): PageView | undefined {
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
