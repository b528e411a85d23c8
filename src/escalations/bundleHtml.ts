import { escapeHtml } from '../text/escapeHtml.ts';
import type { Bundle, Fact, Passage } from './bundle.ts';

const factRow = ({ label, value }: Fact): string =>
  `<tr><th align="left" valign="top" style="padding:2px 16px 2px 0;font-weight:600;white-space:nowrap">${escapeHtml(label)}</th>` +
  `<td valign="top" style="padding:2px 0">${escapeHtml(value)}</td></tr>`;

const passageHtml = ({ heading, body }: Passage): string =>
  `<h3 style="margin:20px 0 6px;font-size:15px">${escapeHtml(heading)}</h3>` +
  `<pre style="margin:0;padding:10px;border:1px solid #c8ccd2;border-radius:4px;font-size:13px;white-space:pre-wrap;overflow-wrap:anywhere">${escapeHtml(body)}</pre>`;

/** The bundle as a piece of HTML: everything escaped, nothing fetched from anywhere, no script and no link. */
export const bundleHtml = (bundle: Bundle): string =>
  [
    '<div style="font-family:system-ui,Segoe UI,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.45">',
    `<h2 style="margin:0 0 12px;font-size:18px">${escapeHtml(`${bundle.label}: ${bundle.message}`)}</h2>`,
    `<table role="presentation" cellspacing="0" cellpadding="0" style="border-collapse:collapse">${bundle.facts.map(factRow).join('')}</table>`,
    ...bundle.passages.map(passageHtml),
    `<p style="margin:20px 0 0">${escapeHtml(bundle.closing)}</p>`,
    '</div>',
  ].join('\n');
