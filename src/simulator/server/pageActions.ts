import type { Message, User } from '../model.ts';
import { findElement } from '../people/findElement.ts';
import type { Ack } from '../people/interaction.ts';
import { ownChannel, personById, UserError, visibleMessage } from '../people/lookup.ts';
import { addMember, removeMember } from '../people/membership.ts';
import { modalOrThrow, type Submitted, submit } from '../people/modal.ts';
import { openHome } from '../people/openHome.ts';
import { runCommand } from '../people/runCommand.ts';
import { edit, remove, say } from '../people/say.ts';
import { elementPlace, useElement } from '../people/useElement.ts';
import { useShortcut } from '../people/useShortcut.ts';
import type { PageAction, PageAnswer, Selected } from '../protocol.ts';
import { chosenValue, withValue } from '../views/inputValues.ts';
import { closeModal, closeModals, putView } from '../views/openViews.ts';
import type { World } from '../world.ts';

type ActionOf<K extends PageAction['do']> = Extract<PageAction, { do: K }>;

const done: PageAnswer = { ok: true };
const fromAck = ({ ok, error }: Ack): PageAnswer => (ok ? done : { ok, error: error ?? 'failed' });
const posted = ({ channel, ts }: Message): PageAnswer => ({ ok: true, channel, ts });

/** Does what the page asks for one person; refusals come back in plain words. */
export async function runPageAction(world: World, asked: PageAction): Promise<PageAnswer> {
  try {
    const user = personById(world, asked.as);
    return await carryOut(world, user, asked);
  } catch (error) {
    if (error instanceof UserError) return { ok: false, error: error.message };
    throw error;
  }
}

async function carryOut(world: World, user: User, asked: PageAction): Promise<PageAnswer> {
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
      return pressOrChoose(world, user, { ...asked, selected: asked.value });
    case 'choose':
      return pressOrChoose(world, user, asked);
    case 'shortcut':
      return shortcut(world, user, asked);
    case 'submit':
      setAll(world, user, asked);
      return fromSubmitted(await submit(world, user));
    case 'closeModal':
      modalOrThrow(world, user.id, asked.viewId);
      (asked.all ? closeModals : closeModal)(world, user.id);
      return done;
    case 'openHome': {
      const view = await openHome(world, user);
      return { ok: true, ...(view ? { viewId: view.id } : {}) };
    }
    case 'upload':
      return upload(world, user, asked);
    case 'invite': {
      const move = { user: world.identity.botUserId, actor: user.id };
      await addMember(world, ownChannel(world, user.id, asked.channel), move);
      return done;
    }
    case 'kick':
      removeMember(world, ownChannel(world, user.id, asked.channel), world.identity.botUserId);
      return done;
  }
}

async function shortcut(
  world: World,
  user: User,
  { callbackId, channel, ts }: ActionOf<'shortcut'>,
): Promise<PageAnswer> {
  const on = ts === undefined ? { channel } : { message: visibleMessage(world, user.id, { channel, ts }) };
  return fromAck(await useShortcut(world, user, { callbackId, ...on }));
}

async function upload(world: World, user: User, given: ActionOf<'upload'>): Promise<PageAnswer> {
  const { channel, threadTs, name, contentBase64, text, snippet } = given;
  const content = Buffer.from(contentBase64, 'base64');
  const files = [{ name, content, ...(snippet ? { mode: 'snippet' as const } : {}) }];
  return posted(await say(world, user.id, { channel, text: text ?? '', threadTs, files }));
}

/** A text that starts with a command of the app runs it. */
async function sayOrCommand(world: World, user: User, given: ActionOf<'say'>): Promise<PageAnswer> {
  const [command = ''] = given.text.slice(0, 33).split(/\s/);
  const known = world.settings.commands.some((one) => one.command === command);
  if (!known || given.threadTs || given.inWorkflow) return posted(await say(world, user.id, given));
  const text = given.text.slice(command.length);
  return fromAck(await runCommand(world, user.id, { channel: given.channel, command, text }));
}

async function pressOrChoose(
  world: World,
  user: User,
  given: Omit<ActionOf<'choose'>, 'do' | 'selected'> & { readonly selected?: Selected | undefined },
): Promise<PageAnswer> {
  const place = elementPlace(world, user.id, given);
  const wanted = { blockId: given.blockId, action: given.actionId };
  return fromAck(await useElement(world, user, { place, wanted, selected: given.selected }));
}

function setAll(world: World, user: User, { viewId, values }: ActionOf<'submit'>): void {
  const view = modalOrThrow(world, user.id, viewId);
  let state = view.values;
  for (const [blockId, actions] of Object.entries(values)) {
    for (const [action, selected] of Object.entries(actions)) {
      const placed = findElement(view.blocks, { blockId, action });
      const value = chosenValue(placed.element, selected);
      if (typeof value === 'string') throw new UserError(value);
      state = withValue(state, placed, value);
    }
  }
  putView(world, { ...view, values: state });
}

function fromSubmitted({ ok, error, errors }: Submitted): PageAnswer {
  if (ok) return done;
  return { ok, error: error ?? 'Some fields need another look', ...(errors ? { errors } : {}) };
}
