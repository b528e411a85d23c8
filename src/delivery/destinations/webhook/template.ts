import type { Bundle } from '../../../escalations/bundle.ts';

/** How a receiver wants to be told, and what it gives back. */
export interface Template {
  /** The JSON body. */
  body(bundle: Bundle): unknown;
  /** The receipt in a successful answer; undefined when the answer is not what such a receiver gives. */
  receipt(answer: WebhookAnswer): string | undefined;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly text: string;
}
