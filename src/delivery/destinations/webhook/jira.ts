import { z } from 'zod';
import { type Bundle, type Fact, fitted, type Passage } from '../../../escalations/bundle.ts';
import type { TemplateSettings } from '../settings.ts';
import { readAnswer } from './readAnswer.ts';
import type { Template } from './template.ts';

/** Jira's limit of a description is 32,767 characters; facts and markup need their share. */
const passagesAtMost = 24_000;

const answerSchema = z.object({ key: z.string().regex(/^[A-Z][A-Z0-9_]{1,30}-\d{1,12}$/) });

/** A node of an Atlassian Document: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
interface Node {
  readonly type: string;
  readonly [attribute: string]: unknown;
}

const text = (content: string, ...marks: string[]): Node => ({
  type: 'text',
  text: content,
  ...(marks.length === 0 ? {} : { marks: marks.map((type) => ({ type })) }),
});
const paragraph = (...content: Node[]): Node => ({ type: 'paragraph', content });

const factItem = ({ label, value }: Fact): Node => ({
  type: 'listItem',
  content: [paragraph(text(`${label}: `, 'strong'), text(value))],
});

const passageNodes = ({ heading, body }: Passage): Node[] => [
  { type: 'heading', attrs: { level: 3 }, content: [text(heading)] },
  { type: 'codeBlock', attrs: { language: 'text' }, content: [text(body)] },
];

const description = (bundle: Bundle): Node => ({
  type: 'doc',
  version: 1,
  content: [
    paragraph(text(bundle.message)),
    { type: 'bulletList', content: bundle.facts.map(factItem) },
    ...bundle.passages.flatMap(passageNodes),
    paragraph(text(bundle.closing)),
  ],
});

/** Where people see the issue. Scoped tokens post to api.atlassian.com, which says nothing about the site's address. */
const browseUrl = (key: string, url: string): string[] =>
  new URL(url).host === 'api.atlassian.com' ? [] : [new URL(`/browse/${key}`, url).href];

/**
 * An issue as Jira Cloud creates it at POST /rest/api/3/issue. The property holds the id, so that a repeat can be recognised:
 * Jira itself recognises none.
 */
export const jira = (
  { projectKey, issueType }: Extract<TemplateSettings, { kind: 'jira' }>,
  url: string,
): Template => ({
  body: (bundle) => ({
    fields: {
      project: { key: projectKey },
      issuetype: { name: issueType },
      summary: bundle.subject,
      description: description(fitted(bundle, passagesAtMost)),
    },
    properties: [{ key: 'ecw-triage.escalation', value: { id: bundle.id, label: bundle.label } }],
  }),
  receipt: (answer) => {
    const key = readAnswer(answer.text, answerSchema)?.key;
    if (key !== undefined) return [key, ...browseUrl(key, url)].join(' ');
    return answer.status === 201 ? 'HTTP 201' : undefined;
  },
});
