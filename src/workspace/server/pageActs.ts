import type { Ack } from '../acts/ack.ts';
import { act, findElement } from '../acts/act.ts';
import { ActError } from '../acts/actError.ts';
import { runCommand } from '../acts/command.ts';
import { openHome } from '../acts/home.ts';
import { channelNamed, personById, seenMessage } from '../acts/lookup.ts';
import { addMember, removeMember } from '../acts/membership.ts';
import { closeModal, type Submitted, submit } from '../acts/modals.ts';
import { edit, remove, say } from '../acts/say.ts';
import { useShortcut } from '../acts/shortcut.ts';
import { surfaceOf } from '../acts/surface.ts';
import type { Message, User } from '../model.ts';
import type { PageAct, PageAnswer, Selected } from '../protocol.ts';
import { putView, topModal } from '../views/stack.ts';
import { chosenValue, withValue } from '../views/state.ts';
import type { World } from '../world.ts';

type ActOf<K extends PageAct['do']> = Extract<PageAct, { do: K }>;
type Handlers = {
  readonly [K in PageAct['do']]: (world: World, user: User, act: ActOf<K>) => Promise<PageAnswer>;
};

const done: PageAnswer = { ok: true };
const fromAck = ({ ok, error }: Ack): PageAnswer => (ok ? done : { ok, error: error ?? 'failed' });
const posted = ({ channel, ts }: Message): PageAnswer => ({ ok: true, channel, ts });

const handlers: Handlers = {
  say: sayOrCommand,
  edit: async (world, user, given) => posted(await edit(world, user.id, given)),
  async remove(world, user, given) {
    await remove(world, user.id, given);
    return done;
  },
  command: async (world, user, given) => fromAck(await runCommand(world, user.id, given)),
  press: (world, user, given) => touched(world, user, { ...given, selected: given.value }),
  choose: touched,
  async shortcut(world, user, { callbackId, channel, ts }) {
    const message = channel && ts ? { message: seenMessage(world, user.id, { channel, ts }) } : {};
    return fromAck(await useShortcut(world, user, { callbackId, ...message }));
  },
  async submit(world, user, { viewId, values }) {
    setAll(world, user, viewId, values);
    return fromSubmitted(await submit(world, user));
  },
  async closeModal(world, user, { viewId }) {
    if (topModal(world, user.id)?.id !== viewId) throw new ActError('This modal is no longer open');
    await closeModal(world, user);
    return done;
  },
  async openHome(world, user) {
    const view = await openHome(world, user);
    return { ok: true, ...(view ? { viewId: view.id } : {}) };
  },
  async upload(world, user, { channel, threadTs, name, contentBase64, text, snippet }) {
    const content = Buffer.from(contentBase64, 'base64');
    const files = [{ name, content, ...(snippet ? { mode: 'snippet' as const } : {}) }];
    return posted(await say(world, user.id, { channel, text: text ?? '', threadTs, files }));
  },
  async invite(world, user, { channel }) {
    await addMember(world, channelNamed(world, channel), { user: world.identity.botUserId, actor: user.id });
    return done;
  },
  async kick(world, user, { channel }) {
    await removeMember(world, channelNamed(world, channel), {
      user: world.identity.botUserId,
      actor: user.id,
    });
    return done;
  },
};

/** Does what the page asks for one person; refusals come back in plain words. */
export async function pageAct(world: World, asked: PageAct): Promise<PageAnswer> {
  try {
    const user = personById(world, asked.as);
    return await dispatch(world, user, asked);
  } catch (error) {
    if (error instanceof ActError) return { ok: false, error: error.message };
    throw error;
  }
}

function dispatch<K extends PageAct['do']>(world: World, user: User, asked: ActOf<K>): Promise<PageAnswer> {
  const handler: (world: World, user: User, act: ActOf<K>) => Promise<PageAnswer> = handlers[asked.do as K];
  return handler(world, user, asked);
}

async function sayOrCommand(world: World, user: User, given: ActOf<'say'>): Promise<PageAnswer> {
  const [command = '', ...words] = given.text.split(/(?<=^\S{1,32})\s/);
  if (given.text.startsWith('/') && !given.threadTs) {
    const known = world.settings.commands.some((one) => one.command === command.trim());
    if (known) return fromAck(await runCommand(world, user.id, { ...given, command, text: words.join(' ') }));
  }
  return posted(await say(world, user.id, given));
}

async function touched(
  world: World,
  user: User,
  given: Omit<ActOf<'choose'>, 'do' | 'selected'> & { readonly selected?: Selected | undefined },
): Promise<PageAnswer> {
  const surface = surfaceOf(world, user.id, given);
  const wanted = { blockId: given.blockId, action: given.actionId };
  return fromAck(await act(world, user, { surface, wanted, selected: given.selected }));
}

function setAll(world: World, user: User, viewId: string, values: ActOf<'submit'>['values']): void {
  const view = topModal(world, user.id);
  if (view?.id !== viewId) throw new ActError('This modal is no longer open');
  let state = view.values;
  for (const [blockId, actions] of Object.entries(values)) {
    for (const [action, selected] of Object.entries(actions)) {
      const placed = findElement(view.blocks, { blockId, action });
      const value = chosenValue(placed.element, selected);
      if (typeof value === 'string') throw new ActError(value);
      state = withValue(state, placed, value);
    }
  }
  putView(world, { ...view, values: state });
}

function fromSubmitted({ ok, error, errors }: Submitted): PageAnswer {
  if (ok) return done;
  return { ok, error: error ?? 'Some fields need another look', ...(errors ? { errors } : {}) };
}
