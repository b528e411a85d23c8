import { z } from 'zod';
import type { CatalogEntry } from '../../catalog/schema.ts';
import { reportError } from '../../escalations/reportError.ts';
import { type ReportMetadata, reportModal } from '../cards/escalations/reportModal.ts';
import { leftAloneText } from '../cards/leftAloneText.ts';
import { plainRefusalText } from '../cards/mrkdwn.ts';
import { goneText } from '../send/showCase.ts';
import type { ListenerDeps } from './deps.ts';
import { close, firstView, notWrittenText, placesOf } from './escalations.ts';
import type { SentForm } from './onForm.ts';
import type { GlobalShortcutPayload } from './payloads.ts';

const anyOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export const reportMetadata: z.ZodType<ReportMetadata> = z.object({ channelId: z.literal('') });

const outsideText =
  'I do not see you in that channel. Choose one that you are in; a private one must have me in it too.';

const unnamedText = (nearest: readonly CatalogEntry[]): string => {
  const names = anyOf.format(nearest.map(({ id, title }) => title ?? id));
  return `I am not sure which error that is${names === '' ? '' : `; it may be ${names}`}. Pick it here, or add more of what came back.`;
};

/** *Report an eCW error*, from anywhere. Nothing is asked of anybody before the form is open, since a trigger lives three seconds. */
export const openReport =
  (deps: ListenerDeps) =>
  async ({ ack, client, shortcut }: GlobalShortcutPayload): Promise<void> => {
    await ack();
    const view = reportModal(deps.domain.catalog.entries, placesOf(deps));
    await client.views.open({ trigger_id: shortcut.trigger_id, view });
  };

/** What was reported becomes a case, and the escalation form of it follows in place. */
export const continueReport = async (form: SentForm<ReportMetadata>, deps: ListenerDeps): Promise<void> => {
  const { ack, inputs } = form;
  const wrong = (errors: Readonly<Record<string, string>>) => ack({ response_action: 'errors', errors });
  const [seen = ''] = inputs('seen');
  const [entryId] = inputs('entry');
  const [channelId = ''] = inputs('channel');
  const by = { ...form.by, channelId };
  if (deps.allowance.asked.take(by.userId, seen.length) !== 'granted') {
    deps.metrics.count('drops', { reason: 'flood' });
    return wrong({ seen: leftAloneText('flood') });
  }
  const report = { seen, ...(entryId === undefined ? {} : { entryId }) };
  const reported = await reportError(report, by, deps.domain);
  switch (reported.kind) {
    case 'draft': {
      const view = firstView(reported, { caseId: reported.case.id, channelId, joining: '' }, deps);
      return ack({ response_action: 'update', view });
    }
    case 'unnamed':
      return wrong({ entry: unnamedText(reported.nearest) });
    case 'outside':
      return wrong({ channel: outsideText });
    case 'refused':
      return wrong({ channel: plainRefusalText(reported) });
    case 'leftAlone':
      return wrong({ seen: leftAloneText(reported.reason) });
    case 'not written':
      return wrong({ seen: notWrittenText });
    case 'gone':
      return wrong({ seen: goneText });
    case 'filed':
    case 'joined':
    case 'earlier': {
      const metadata = { caseId: reported.case.id, channelId, joining: '' };
      return close(reported, { ...form, by, metadata }, deps);
    }
  }
};
