import { readIntake } from '../read/readIntake.ts';
import { isOwn } from '../read/readMessage.ts';
import type { ListenerDeps } from './deps.ts';
import type { EventPayload } from './payloads.ts';

type EventListener = (payload: EventPayload, deps: ListenerDeps) => Promise<void>;

/**
 * Handles a message, which was acknowledged already, when its author's earlier ones are done: who asks before what is overheard,
 * and of each author only so much in a minute, either way. `decline` tells an author who asked, the first time.
 */
export const inLane =
  (handle: EventListener, decline: EventListener, deps: ListenerDeps) =>
  async (payload: EventPayload): Promise<void> => {
    const { event, context } = payload;
    if (isOwn(event, context.botId)) return;
    const { author, urgency, size } = readIntake(event, context.botUserId);
    const allowed = size === 0 ? 'granted' : deps.allowance[urgency].take(author, size);
    const lane = { key: `${urgency} ${author}`, isUrgent: urgency === 'asked' };
    if (allowed === 'granted') return deps.lanes.run(lane, () => handle(payload, deps));
    deps.metrics.count('drops', { reason: 'flood' });
    if (lane.isUrgent && allowed === 'refused first') await decline(payload, deps);
  };
