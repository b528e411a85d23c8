import { type Element, type PlacedElement, placedElements } from '../blocks/elements.ts';
import { setBounded } from '../bounded.ts';
import { messageJson } from '../messages/messageJson.ts';
import type { Message, StateValue, StateValues, User, ViewRecord } from '../model.ts';
import type { Block, Selected } from '../protocol.ts';
import { putView } from '../views/stack.ts';
import { chosenValue, findOption, keepsValue, stateOf, withValue } from '../views/state.ts';
import { viewJson } from '../views/viewJson.ts';
import type { World } from '../world.ts';
import { type Ack, refusedAck } from './ack.ts';
import { ActError } from './actError.ts';
import { channelRef, interactAck, interactionBase } from './interaction.ts';
import { channelNamed } from './lookup.ts';

type Json = Readonly<Record<string, unknown>>;

/** Where an element stands: in a message, or in a modal or Home tab. */
export type Surface =
  | { readonly where: 'message'; readonly message: Message }
  | { readonly where: 'view'; readonly view: ViewRecord };

export interface Wanted {
  readonly blockId?: string | undefined;
  /** action_id, or the text on a button. */
  readonly action: string;
}

export interface Act {
  readonly surface: Surface;
  readonly wanted: Wanted;
  /** The choice; for feedback buttons the value or text of the one pressed. */
  readonly selected?: Selected | undefined;
}

export function blocksOf(surface: Surface): readonly Block[] {
  return surface.where === 'view' ? surface.view.blocks : (surface.message.blocks ?? []);
}

/** The element by action_id or by its text; both may be narrowed by a block id. */
export function findElement(blocks: readonly Block[], { blockId, action }: Wanted): PlacedElement {
  const all = placedElements(blocks).filter((placed) => blockId === undefined || placed.blockId === blockId);
  const found =
    all.find(({ element }) => element.action_id === action) ??
    all.find(({ element, blockId: id, input }) => [labelOf(element), id, input?.label].includes(action));
  if (found) return found;
  const known = all.map(({ element }) => labelOf(element) ?? element.action_id);
  throw new ActError(
    `There is nothing like "${action}" here; there is ${known.join(', ') || 'nothing to press'}`,
  );
}

function labelOf({ text }: Element): string | undefined {
  const label = typeof text === 'object' && text !== null && 'text' in text ? text.text : undefined;
  return typeof label === 'string' ? label : undefined;
}

/** A person presses a button or chooses something. Resolves once the bot acknowledged. */
export async function act(world: World, user: User, { surface, wanted, selected }: Act): Promise<Ack> {
  const placed = findElement(blocksOf(surface), wanted);
  const value = valueFor(placed.element, selected);
  const touched = keepsValue(placed.element) ? touch(world, user, { surface, placed, value }) : surface;
  if (placed.input && !placed.input.dispatches) return { ok: true, status: 0, ms: 0 };
  if (!world.settings.interactivity)
    return refusedAck('This app is not configured to handle interactive responses.');
  const action = actionOf(world, placed, value);
  return interactAck(world, user, { ...payload(world, user, touched), actions: [action] });
}

function valueFor(element: Element, selected: Selected | undefined): Json {
  if (keepsValue(element)) {
    const value = chosenValue(element, selected ?? null);
    if (typeof value === 'string') throw new ActError(value);
    return value;
  }
  if (element.type === 'overflow') return { selected_option: chosenOption(element, selected) };
  return element.type === 'feedback_buttons' ? thumb(element, selected) : {};
}

function chosenOption(element: Element, selected: Selected | undefined): unknown {
  const option = findOption(element, String(selected ?? ''));
  if (option instanceof Object && 'words' in option) throw new ActError(String(option.words));
  return option;
}

function thumb(element: Element, selected: Selected | undefined): Json {
  const buttons: readonly unknown[] = [element.positive_button, element.negative_button];
  const pressed = buttons.find((button) => JSON.stringify(button).includes(JSON.stringify(selected)));
  if (typeof pressed !== 'object' || pressed === null)
    throw new ActError('Press the positive or the negative button');
  return { ...pressed };
}

interface Touch {
  readonly surface: Surface;
  readonly placed: PlacedElement;
  readonly value: Json;
}

/** Keeps the value where the element stands. */
function touch(world: World, user: User, { surface, placed, value }: Touch): Surface {
  const kept: StateValue = { type: placed.element.type, ...value };
  if (surface.where === 'view') {
    const view = { ...surface.view, values: withValue(surface.view.values, placed, kept) };
    putView(world, view);
    return { where: 'view', view };
  }
  const key = messageKey(user, surface.message);
  const values = withValue(messageValues(world, user, surface.message), placed, kept);
  setBounded(world.store.messageValues, [key, values], maxTouched);
  return surface;
}

const maxTouched = 1000;

function messageKey(user: User, { channel, ts }: Message): string {
  return `${user.id}:${channel}:${ts}`;
}

function messageValues(world: World, user: User, message: Message): StateValues {
  return world.store.messageValues.get(messageKey(user, message)) ?? {};
}

const shownParts = ['text', 'value', 'style', 'url', 'icon', 'confirm', 'placeholder'] as const;

function actionOf(world: World, { blockId, element }: PlacedElement, value: Json): Json {
  const shown = Object.entries(element).filter(
    ([key]) => shownParts.some((part) => part === key) || key.startsWith('initial_'),
  );
  return {
    ...Object.fromEntries(shown),
    ...value,
    type: element.type,
    action_id: element.action_id,
    block_id: blockId,
    action_ts: world.ids.ts(),
  };
}

function payload(world: World, user: User, surface: Surface): Json {
  const base = { type: 'block_actions', ...interactionBase(world, user) };
  if (surface.where === 'view') {
    const { view } = surface;
    return {
      ...base,
      container: { type: 'view', view_id: view.id },
      trigger_id: world.triggers.issue({
        user: user.id,
        ...(view.type === 'modal' ? { viewId: view.id } : {}),
      }),
      view: viewJson(world, view),
    };
  }
  return { ...base, ...messageParts(world, user, surface.message) };
}

function messageParts(world: World, user: User, message: Message): Json {
  const { channel, ts, threadTs, ephemeralFor } = message;
  const thread = threadTs ? { thread_ts: threadTs } : {};
  const source = { ts, ...(threadTs ? { threadTs } : {}) };
  const path = world.responses.issue({ kind: 'actions', user: user.id, channel, source });
  return {
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: ephemeralFor !== undefined,
      ...thread,
    },
    trigger_id: world.triggers.issue({ user: user.id }),
    channel: channelRef(channelNamed(world, channel)),
    ...(ephemeralFor ? {} : { message: messageJson(world, message) }),
    state: { values: stateOf(message.blocks ?? [], messageValues(world, user, message)) },
    response_url: `${world.url}${path}`,
  };
}
