import type { Element, PlacedElement } from '../blocks/placedElements.ts';
import { messageJson } from '../messages/messageJson.ts';
import type { Message, StateValue, StateValues, User, ViewRecord } from '../model.ts';
import type { Block, PageAction, Selected } from '../protocol.ts';
import { setBounded } from '../setBounded.ts';
import { chosenValue, findOption, keepsValue, stateOf, withValue } from '../views/inputValues.ts';
import { putView } from '../views/openViews.ts';
import { viewJson } from '../views/viewJson.ts';
import type { World } from '../world.ts';
import { findElement, type Wanted } from './findElement.ts';
import { type Ack, channelRef, interactAck, interactionBase, refusedAck } from './interaction.ts';
import { channelNamed, UserError, visibleMessage } from './lookup.ts';
import { modalOrThrow } from './modal.ts';

type Json = Readonly<Record<string, unknown>>;

/** Where an element stands: in a message, or in a modal or Home tab. */
type ElementPlace =
  | { readonly where: 'message'; readonly message: Message }
  | { readonly where: 'view'; readonly view: ViewRecord };

interface ElementUse {
  readonly place: ElementPlace;
  readonly wanted: Wanted;
  /** The choice; for feedback buttons the value or text of the one pressed. */
  readonly selected?: Selected | undefined;
}

function blocksOf(place: ElementPlace): readonly Block[] {
  return place.where === 'view' ? place.view.blocks : (place.message.blocks ?? []);
}

/** A person presses a button or chooses something. Resolves once the bot acknowledged. */
export async function useElement(
  world: World,
  user: User,
  { place, wanted, selected }: ElementUse,
): Promise<Ack> {
  const placed = findElement(blocksOf(place), wanted);
  const value = valueFor(placed.element, selected);
  const after = keepsValue(placed.element) ? keepChoice(world, user, { place, placed, value }) : place;
  if (placed.input) return { ok: true, status: 0, ms: 0 };
  if (!world.settings.interactivity)
    return refusedAck('This app is not configured to handle interactive responses.');
  const action = actionOf(world, placed, value);
  return interactAck(world, user, { ...payload(world, user, after), actions: [action] });
}

function valueFor(element: Element, selected: Selected | undefined): Json {
  if (keepsValue(element)) {
    const value = chosenValue(element, selected ?? null);
    if (typeof value === 'string') throw new UserError(value);
    return value;
  }
  if (element.type === 'overflow') return { selected_option: chosenOption(element, selected) };
  return element.type === 'feedback_buttons' ? thumb(element, selected) : {};
}

function chosenOption(element: Element, selected: Selected | undefined): unknown {
  const option = findOption(element, String(selected ?? ''));
  if (option instanceof Object && 'words' in option) throw new UserError(String(option.words));
  return option;
}

function thumb(element: Element, selected: Selected | undefined): Json {
  const buttons: readonly unknown[] = [element.positive_button, element.negative_button];
  const pressed = buttons.find((button) => JSON.stringify(button).includes(JSON.stringify(selected)));
  if (typeof pressed !== 'object' || pressed === null)
    throw new UserError('Press the positive or the negative button');
  return { ...pressed };
}

interface Choice {
  readonly place: ElementPlace;
  readonly placed: PlacedElement;
  readonly value: Json;
}

/** Keeps the value where the element stands. */
function keepChoice(world: World, user: User, { place, placed, value }: Choice): ElementPlace {
  const kept: StateValue = { type: placed.element.type, ...value };
  if (place.where === 'view') {
    const view = { ...place.view, values: withValue(place.view.values, placed, kept) };
    putView(world, view);
    return { where: 'view', view };
  }
  const key = messageKey(user, place.message);
  const values = withValue(messageValues(world, user, place.message), placed, kept);
  setBounded(world.store.messageValues, [key, values], maxKept);
  return place;
}

const maxKept = 1000;

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

function payload(world: World, user: User, place: ElementPlace): Json {
  const base = { type: 'block_actions', ...interactionBase(world, user) };
  if (place.where === 'view') {
    const { view } = place;
    return {
      ...base,
      container: { type: 'view', view_id: view.id },
      trigger_id: world.triggers.issue(user.id),
      view: viewJson(world, view),
    };
  }
  return { ...base, ...messageParts(world, user, place.message) };
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
    trigger_id: world.triggers.issue(user.id),
    channel: channelRef(channelNamed(world, channel)),
    ...(ephemeralFor ? {} : { message: messageJson(world, message) }),
    state: { values: stateOf(message.blocks ?? [], messageValues(world, user, message)) },
    response_url: `${world.url}${path}`,
  };
}

type Described = Pick<Extract<PageAction, { do: 'press' | 'choose' }>, 'where' | 'channel' | 'ts' | 'viewId'>;

/** What a person has before them when they press something. */
export function elementPlace(
  world: World,
  user: string,
  { where, channel, ts, viewId }: Described,
): ElementPlace {
  switch (where) {
    case 'message': {
      if (!channel || !ts) throw new UserError('Which message? channel and ts are missing');
      return { where: 'message', message: visibleMessage(world, user, { channel, ts }) };
    }
    case 'modal': {
      return { where: 'view', view: modalOrThrow(world, user, viewId) };
    }
    case 'home': {
      const view = world.store.homes.get(user);
      if (!view) throw new UserError('The Home tab is empty');
      return { where: 'view', view };
    }
  }
}
