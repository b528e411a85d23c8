import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type AskView, ask } from '../../cases/ask.ts';
import { readCheckWish } from '../../cases/checkWish.ts';
import { shownCard } from '../cards/shownCard.ts';
import { plainText } from '../read/readMessage.ts';
import { respondPlainly } from '../send/respondPlainly.ts';
import { checkByCommand } from './checks.ts';
import { showWaiting } from './decisions.ts';
import type { ListenerDeps } from './deps.ts';
import type { PayloadContext } from './payloads.ts';
import { openSettings } from './settings.ts';

interface CommandPayload {
  readonly ack: () => Promise<void>;
  readonly client: WebClient;
  readonly context: PayloadContext;
  readonly respond: RespondFn;
  readonly command: {
    readonly team_id: string;
    readonly channel_id: string;
    readonly user_id: string;
    readonly trigger_id: string;
    readonly text?: string;
  };
}

/** `/ecw-error …`: seen only by the person who asked. */
export const askByCommand =
  (deps: ListenerDeps) =>
  async ({ ack, client, command, context, respond }: CommandPayload): Promise<void> => {
    const { domain, linkTo } = deps;
    await ack();
    const { text = '', trigger_id: triggerId } = command;
    const by = {
      teamId: context.teamId ?? command.team_id,
      userId: command.user_id,
      channelId: command.channel_id,
      ...(context.enterpriseId === undefined ? {} : { enterpriseId: context.enterpriseId }),
    };
    const say = (view: AskView) =>
      respondPlainly(respond)({
        response_type: 'ephemeral',
        ...shownCard(view, { ephemeral: true, linkTo }),
      });
    if (deps.allowance.asked.take(by.userId, text.length) !== 'granted') {
      deps.metrics.count('drops', { reason: 'flood' });
      await say({ kind: 'leftAlone', reason: 'flood' });
      return;
    }
    if (text.trim().toLowerCase() === 'settings')
      return openSettings({ by, triggerId }, domain, { client, respond });
    if (text.trim().toLowerCase() === 'review') return showWaiting(by, deps, respondPlainly(respond));
    const wish = readCheckWish(plainText(text));
    if (wish) return checkByCommand(wish, { by, triggerId }, { ...deps, client });
    const view = await ask({ text: plainText(text), door: 'command', by }, domain);
    if (view) await say(view);
  };
