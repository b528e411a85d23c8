import { z } from 'zod';
import { ApiRefusal } from '../api/apiRefusal.ts';
import { takeView } from '../api/views.ts';
import { placedElements } from '../blocks/placedElements.ts';
import type { StateValue, StateValues, User, ViewRecord } from '../model.ts';
import type { Selected } from '../protocol.ts';
import { clientChecks } from '../views/clientChecks.ts';
import { chosenValue, stateOf, withValue } from '../views/inputValues.ts';
import {
  closeModal,
  closeModals,
  modalCount,
  modalOf,
  mostModals,
  pushModal,
  putView,
  replaceView,
} from '../views/openViews.ts';
import { viewJson } from '../views/viewJson.ts';
import type { World } from '../world.ts';
import { findElement } from './findElement.ts';
import { ackOf, interact, interactionBase } from './interaction.ts';
import { UserError } from './lookup.ts';

/** The end of a submission. `errors` by block id: Slack's own checks, or the app's. `error`: the app did not take it. */
export interface Submitted {
  readonly ok: boolean;
  readonly errors?: Readonly<Record<string, string>>;
  readonly error?: string;
}

/** The modal that a person has open; a UserError when there is none, or another than the one meant. */
export function modalOrThrow(world: World, user: string, id?: string): ViewRecord {
  const view = modalOf(world, user);
  if (id !== undefined && view?.id !== id) throw new UserError('This modal is no longer open');
  if (!view) throw new UserError('No modal is open');
  return view;
}

/** Types values into a view, by block id, action id or label. */
export function fill(world: World, view: ViewRecord, values: Readonly<Record<string, Selected>>): ViewRecord {
  const typed = Object.entries(values).reduce<StateValues>((state, [name, selected]) => {
    const placed = findElement(view.blocks, { action: name });
    return withValue(state, placed, valueOrThrow(chosenValue(placed.element, selected)));
  }, view.values);
  const filled = { ...view, values: typed };
  putView(world, filled);
  return filled;
}

function valueOrThrow(value: StateValue | string): StateValue {
  if (typeof value === 'string') throw new UserError(value);
  return value;
}

/** A person presses submit on their modal. */
export async function submit(world: World, user: User): Promise<Submitted> {
  const view = modalOrThrow(world, user.id);
  if (!view.submit) throw new UserError('This modal has no submit button');
  const errors = clientChecks(view.blocks, stateOf(view.blocks, view.values));
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const delivery = await interact(world, user, {
    type: 'view_submission',
    ...interactionBase(world, user),
    trigger_id: world.triggers.issue(user.id),
    view: viewJson(world, view),
    response_urls: [],
  });
  const { error } = ackOf(delivery);
  return error ? { ok: false, error } : takeAnswer(world, view, delivery.response);
}

const answerSchema = z.union([
  z.literal('').transform(() => ({ response_action: 'close' as const })),
  z.strictObject({}).transform(() => ({ response_action: 'close' as const })),
  z.discriminatedUnion('response_action', [
    z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
    z.object({ response_action: z.literal('update'), view: z.unknown() }),
    z.object({ response_action: z.literal('push'), view: z.unknown() }),
    z.object({ response_action: z.literal('clear') }),
  ]),
]);

/** What the app's acknowledgement asks for. Slack shows its own error when it cannot follow. */
function takeAnswer(world: World, view: ViewRecord, response: unknown): Submitted {
  const answer = answerSchema.safeParse(response ?? '');
  if (!answer.success) return trouble(world, view, 'the response_action is not valid');
  try {
    return follow(world, view, answer.data);
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return trouble(world, view, `${error.code} ${JSON.stringify(error.extra.errors ?? '')}`);
  }
}

function follow(world: World, view: ViewRecord, answer: z.infer<typeof answerSchema>): Submitted {
  const isOpen = modalOf(world, view.user)?.id === view.id;
  switch (answer.response_action) {
    case 'close':
      if (isOpen) closeModal(world, view.user);
      return { ok: true };
    case 'update':
      if (!isOpen) throw new ApiRefusal('not_found');
      replaceView(world, view, takeView(world, answer.view, 'modal'));
      return { ok: true };
    case 'push':
      if (!isOpen) throw new ApiRefusal('not_found');
      if (modalCount(world, view.user) >= mostModals) throw new ApiRefusal('push_limit_reached');
      pushModal(world, view.user, takeView(world, answer.view, 'modal'));
      return { ok: true };
    case 'clear':
      closeModals(world, view.user);
      return { ok: true };
    case 'errors':
      return showErrors(world, view, answer.errors);
  }
}

/** Errors belong to input blocks; any other name makes Slack refuse the whole answer. */
function showErrors(world: World, view: ViewRecord, errors: Readonly<Record<string, string>>): Submitted {
  const inputs = new Set(
    placedElements(view.blocks).flatMap(({ blockId, input }) => (input ? [blockId] : [])),
  );
  const strange = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
  if (strange.length > 0 || Object.keys(errors).length === 0) {
    return trouble(world, view, `errors name no input block: ${strange.join(', ')}`);
  }
  return { ok: false, errors };
}

function trouble(world: World, view: ViewRecord, why: string): Submitted {
  const text = 'We had some trouble connecting. Try again?';
  world.changes.emit({ kind: 'notice', user: view.user, text: `${text} (${why})` });
  return { ok: false, error: `${text} (${why})` };
}
