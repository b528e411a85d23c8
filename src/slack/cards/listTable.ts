import type { TableBlock } from '@slack/types';
import { clip } from '../../text/clip.ts';
import { inert } from './mrkdwn.ts';

/** Slack takes 100 rows and some 10,000 characters in one table. */
export const mostRows = 50;
const cellLength = 90;

const cell = (text: string) => ({ type: 'raw_text' as const, text: clip(inert(text), cellLength) || '-' });

/** A column of a list; cells that hold sentences are broken into lines. */
export interface Column<Row> {
  readonly heading: string;
  readonly isWrapped?: true;
  readonly of: (row: Row) => string;
}

/** Rows under the headings of their columns. */
export const listTable = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): TableBlock => ({
  type: 'table',
  column_settings: columns.map(({ isWrapped = false }) => ({ is_wrapped: isWrapped })),
  rows: [
    columns.map(({ heading }) => cell(heading)),
    ...rows.slice(0, mostRows).map((row) => columns.map(({ of }) => cell(of(row)))),
  ],
});
