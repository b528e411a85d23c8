import type { WebClient } from '@slack/web-api';
import type { LinkTo } from '../../channels/places.ts';
import type { CurationDeps } from '../../curation/deps.ts';
import type { EscalationDeps } from '../../escalations/deps.ts';
import type { TeamNoteDeps } from '../../insights/teamNoteDeps.ts';
import type { Metrics } from '../../observability/metrics.ts';
import type { Allowance } from '../../pacing/allowance.ts';
import type { Lanes } from '../../pacing/lanes.ts';
import type { Urgency } from '../../reading/createTextReader.ts';
import type { FetchFiles } from '../read/fetchFiles.ts';
import type { BundleWarnings } from '../send/bundleWarnings.ts';
import type { CardKeeper } from '../send/cardKeeper.ts';
import type { Post } from '../send/post.ts';

/** What the listeners work with. */
export interface ListenerDeps {
  readonly domain: EscalationDeps & TeamNoteDeps & CurationDeps;
  readonly cards: CardKeeper;
  /** Posts with the client that a payload brought: a click's has little patience, since somebody waits. */
  readonly postWith: (client: WebClient) => Post;
  /** Posts with patience what nobody waits for. */
  readonly post: Post;
  /** Called with what went wrong where nobody waits for it. */
  readonly trouble: (error: unknown) => void;
  readonly bundleWarnings: BundleWarnings;
  readonly linkTo: LinkTo;
  readonly fetchFiles: FetchFiles;
  /** Ids of bots (B…) and apps (A…) whose messages are read like a person's. */
  readonly allowedBots: readonly string[];
  /** In what order messages are handled. */
  readonly lanes: Lanes;
  /** How much of one person is read: what was overheard takes nothing from what they may ask. */
  readonly allowance: Readonly<Record<Urgency, Allowance>>;
  readonly metrics: Metrics;
}
