import type { ViewRecord } from '../model.ts';
import type { PageView } from '../protocol.ts';
import type { World } from '../world.ts';
import { stateOf } from './inputValues.ts';

type Json = Readonly<Record<string, unknown>>;

/** A view as views.* answers and interactions carry it. */
export function viewJson({ identity }: World, view: ViewRecord): Json {
  return {
    id: view.id,
    team_id: identity.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: stateOf(view.blocks, view.values) },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: false,
    notify_on_close: false,
    close: view.close,
    submit: view.submit,
    previous_view_id: null,
    root_view_id: view.id,
    app_id: identity.appId,
    external_id: '',
    app_installed_team_id: identity.teamId,
    bot_id: identity.botId,
  };
}

/** A view as the page and the tests see it. */
export function pageView(view: ViewRecord): PageView {
  return {
    id: view.id,
    type: view.type,
    callback_id: view.callbackId,
    ...(view.title ? { title: { type: 'plain_text', text: view.title.text } } : {}),
    submit: view.submit && { type: 'plain_text', text: view.submit.text },
    close: view.close && { type: 'plain_text', text: view.close.text },
    blocks: view.blocks,
    state: { values: stateOf(view.blocks, view.values) },
    hash: view.hash,
  };
}

export function viewOrNull(view: ViewRecord | undefined): PageView | null {
  return view ? pageView(view) : null;
}
