import type { Ack } from '../acts/ack.ts';
import { act, findElement } from '../acts/act.ts';
import { ActError } from '../acts/actError.ts';
import { runCommand } from '../acts/command.ts';
import { openHome } from '../acts/home.ts';
import { ownChannel, personById, seenMessage } from '../acts/lookup.ts';
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

const done: PageAnswer = { ok: true };
const fromAck = ({ ok, error }: Ack): PageAnswer => (ok ? done : { ok, error: error ?? 'failed' });
const posted = ({ channel, ts }: Message): PageAnswer => ({ ok: true, channel, ts });

/** Does what the page asks for one person; refusals come back in plain words. */
export async function pageAct(world: World, asked: PageAct): Promise<PageAnswer> {
  try {
    const user = personById(world, asked.as);
    return await carryOut(world, user, asked);
  } catch (error) {
    if (error instanceof ActError) return { ok: false, error: error.message };
    throw error;
  }
}

async function carryOut(world: World, user: User, asked: PageAct): Promise<PageAnswer> {
  switch (asked.do) {
    case 'say':
      return sayOrCommand(world, user, asked);
    case 'edit':
      return posted(await edit(world, user.id, asked));
    case 'remove':
      await remove(world, user.id, asked);
      return done;
    case 'command':
      return fromAck(await runCommand(world, user.id, asked));
    case 'press':
      return touch(world, user, { ...asked, selected: asked.value });
    case 'choose':
      return touch(world, user, asked);
    case 'shortcut':
      return shortcut(world, user, asked);
    case 'submit':
      setAll(world, user, asked);
      return fromSubmitted(await submit(world, user));
    case 'closeModal':
      if (topModal(world, user.id)?.id !== asked.viewId) throw notOpen();
      await closeModal(world, user);
      return done;
    case 'openHome': {
      const view = await openHome(world, user);
      return { ok: true, ...(view ? { viewId: view.id } : {}) };
    }
    case 'upload':
      return upload(world, user, asked);
    case 'invite':
    case 'kick': {
      const move = asked.do === 'invite' ? addMember : removeMember;
      await move(world, ownChannel(world, user.id, asked.channel), {
        user: world.identity.botUserId,
        actor: user.id,
      });
      return done;
    }
  }
}

function notOpen(): ActError {
  return new ActError('This modal is no longer open');
}

async function shortcut(
  world: World,
  user: User,
  { callbackId, channel, ts }: ActOf<'shortcut'>,
): Promise<PageAnswer> {
  const message = channel && ts ? { message: seenMessage(world, user.id, { channel, ts }) } : {};
  return fromAck(await useShortcut(world, user, { callbackId, ...message }));
}

async function upload(world: World, user: User, given: ActOf<'upload'>): Promise<PageAnswer> {
  const { channel, threadTs, name, contentBase64, text, snippet } = given;
  const content = Buffer.from(contentBase64, 'base64');
  const files = [{ name, content, ...(snippet ? { mode: 'snippet' as const } : {}) }];
  return posted(await say(world, user.id, { channel, text: text ?? '', threadTs, files }));
}

/** A text that starts with a command of the app runs it. */
async function sayOrCommand(world: World, user: User, given: ActOf<'say'>): Promise<PageAnswer> {
  const [command = ''] = given.text.slice(0, 33).split(/\s/);
  const known = world.settings.commands.some((one) => one.command === command);
  if (!known || given.threadTs) return posted(await say(world, user.id, given));
  const text = given.text.slice(command.length);
  return fromAck(await runCommand(world, user.id, { channel: given.channel, command, text }));
}

async function touch(
  world: World,
  user: User,
  given: Omit<ActOf<'choose'>, 'do' | 'selected'> & { readonly selected?: Selected | undefined },
): Promise<PageAnswer> {
  const surface = surfaceOf(world, user.id, given);
  const wanted = { blockId: given.blockId, action: given.actionId };
  return fromAck(await act(world, user, { surface, wanted, selected: given.selected }));
}

function setAll(world: World, user: User, { viewId, values }: ActOf<'submit'>): void {
  const view = topModal(world, user.id);
  if (view?.id !== viewId) throw notOpen();
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
