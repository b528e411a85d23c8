import type { TableBlock } from '@slack/types';
import { clip } from '../../text/clip.ts';
import { inert } from './mrkdwn.ts';

/** Slack takes 100 rows and some 10,000 characters in one table. */
export const mostRows = 50;
const cellLength = 90;

const cell = (text: string) => ({ type: 'raw_text' as const, text: clip(inert(text), cellLength) || '-' });

/** Rows under their headings; a cell of more than a few words is broken into lines. */
export const listTable = (headings: readonly string[], rows: readonly (readonly string[])[]): TableBlock => ({
  type: 'table',
  column_settings: headings.map(() => ({ is_wrapped: true })),
  rows: [headings, ...rows.slice(0, mostRows)].map((cells) => cells.map(cell)),
});
