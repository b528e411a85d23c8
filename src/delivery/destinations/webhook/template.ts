import type { Bundle } from '../../../escalations/bundle.ts';
import type { WebhookSettings } from '../settings.ts';
import { jira } from './jira.ts';
import { zendesk } from './zendesk.ts';

/** How a receiver wants to be told, and what it gives back. */
export interface Template {
  /** The JSON body. */
  body(bundle: Bundle): unknown;
  /** The receipt in a successful answer; undefined when the answer is not what such a receiver gives. */
  receipt(answer: Answer): string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A message of our own shape; any success will do. */
const plain: Template = {
  body: ({ data }) => ({ type: 'escalation.filed', timestamp: data.openedAt, data }),
  receipt: ({ status }) => `HTTP ${status}`,
};

export const templateOf = ({ template, url }: Pick<WebhookSettings, 'template' | 'url'>): Template => {
  switch (template.kind) {
    case 'default':
      return plain;
    case 'jira':
      return jira(template, url);
    case 'zendesk':
      return zendesk(template, url);
  }
};
