import type { Gone } from '../../cases/case.ts';
import type { CaseView } from '../../cases/caseView.ts';
import { type Click, type HomeChoice, readClick, readHomeChoice } from '../read/readClick.ts';
import { respondPlainly } from '../send/respondPlainly.ts';
import { type ClickTools, showCase } from '../send/showCase.ts';
import type { ListenerDeps } from './deps.ts';
import type { ClickPayload } from './payloads.ts';

/** Answers a click itself, or says which case to show, or that there is none any more. */
export type ClickHandler = (
  click: Click,
  deps: ListenerDeps,
  tools: ClickTools,
) => Promise<CaseView | Gone | undefined>;

/** Acknowledges a click on a message, reads it, and shows the case that comes of it; where that is gone, the person is told. */
export const onClick =
  (handle: ClickHandler, deps: ListenerDeps) =>
  async ({ ack, body, client, context, respond }: ClickPayload): Promise<void> => {
    await ack();
    const click = readClick(body, context.teamId);
    const tools = { client, respond: respondPlainly(respond) };
    const view = await handle(click, deps, tools);
    if (view) await showCase(view, click, { ...tools, linkTo: deps.linkTo });
  };

/** Acknowledges and reads a choice on the Home tab, which belongs to no channel. */
export const onHomeChoice =
  (
    handle: (choice: HomeChoice, deps: ListenerDeps, tools: Pick<ClickTools, 'client'>) => Promise<void>,
    deps: ListenerDeps,
  ) =>
  async ({ ack, body, client, context }: ClickPayload): Promise<void> => {
    await ack();
    await handle(readHomeChoice(body, context.teamId), deps, { client });
  };
