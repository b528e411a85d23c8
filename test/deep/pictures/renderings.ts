import { type Browser, chromium } from 'playwright-core';
import sharp from 'sharp';
import { errors, type ShownError } from './errors.ts';
import { ordinary } from './ordinary.ts';

/** A picture that is made anew for each run, with the error that it shows; none in one of everyday work. */
export interface Rendering {
  readonly name: string;
  readonly picture: Buffer;
  readonly entry?: string;
}

interface Look {
  readonly width: number;
  readonly scale?: number;
  readonly html: (shown: ShownError) => string;
  readonly afterwards?: (picture: Buffer) => Promise<Buffer>;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const json = (value: unknown, indent?: number): string => escaped(JSON.stringify(value, null, indent));

const page = (style: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><style>*{box-sizing:border-box}body{margin:0;${style}}pre{margin:0;white-space:pre-wrap;font:inherit;overflow-wrap:anywhere}</style>${body}`;

const mono = `font-family:'DejaVu Sans Mono','Liberation Mono',monospace;`;
const sans = `font-family:'DejaVu Sans','Liberation Sans',sans-serif;`;

const curl = ({ call, status, body }: ShownError): string => {
  const [method = '', url = ''] = call.split(' ');
  return escaped(
    [
      `dev@sync-1:~$ curl -si -X ${method} ${url} -d @body.txt`,
      `HTTP/1.1 ${status}`,
      'Date: Mon, 23 Nov 2026 14:03:21 GMT',
      'Content-Type: application/json;charset=UTF-8',
      'Cache-Control: no-store',
      '',
      JSON.stringify(body),
      'dev@sync-1:~$ ',
    ].join('\n'),
  );
};

const terminal = (colours: string) => (shown: ShownError) =>
  page(`${mono}font-size:14px;line-height:1.35;padding:12px;${colours}`, `<pre>${curl(shown)}</pre>`);

const light = terminal('background:#fff;color:#1b1b1b');
const dark = terminal('background:#1e1e1e;color:#d4d4d4');

const browserConsole = ({ call, status, body }: ShownError): string =>
  page(
    `${mono}font-size:12px;background:#fff;color:#202124`,
    `<div style="${sans}padding:6px 10px;background:#f1f3f4;border-bottom:1px solid #ccc">Elements &nbsp; <b>Console</b> &nbsp; Sources &nbsp; Network &nbsp; Performance &nbsp; Memory</div>
<div style="padding:4px 10px;border-bottom:1px solid #eee">[sync] asking for data … <span style="float:right;color:#1a73e8">sync.js:118</span></div>
<div style="padding:4px 10px;background:#fff0f0;color:#c00;border-bottom:1px solid #fdd">✖ ${escaped(call)} ${escaped(status.slice(0, 3))} (${escaped(status.slice(4))}) <span style="float:right;color:#1a73e8">sync.js:131</span></div>
<div style="padding:4px 10px;background:#fff0f0;color:#c00">✖ Uncaught (in promise) Error: ${json(body)}<br>&nbsp;&nbsp;&nbsp;at request (sync.js:140:11)<br>&nbsp;&nbsp;&nbsp;at async refresh (sync.js:88:5)</div>`,
  );

const postman = ({ call, status, body }: ShownError): string => {
  const [method = '', url = ''] = call.split(' ');
  const lines = JSON.stringify(body, null, 4)
    .split('\n')
    .map(
      (line, index) =>
        `<tr><td style="color:#999;padding-right:16px;text-align:right">${index + 1}</td><td style="white-space:pre-wrap">${escaped(line)}</td></tr>`,
    );
  return page(
    `${sans}font-size:13px;background:#fff;color:#212121`,
    `<div style="padding:12px;display:flex;gap:8px"><b style="color:#ad7a03">${method}</b><span style="border:1px solid #ddd;padding:4px 8px;flex:1">${escaped(url)}</span><span style="background:#097bed;color:#fff;padding:4px 18px">Send</span></div>
<div style="padding:0 12px 8px;color:#6b6b6b">Params &nbsp; Authorization &nbsp; Headers (9) &nbsp; Body &nbsp; Scripts</div>
<div style="padding:8px 12px;border-top:1px solid #eee"><b>Body</b> &nbsp; Cookies &nbsp; Headers (7) &nbsp; Test Results <span style="float:right;background:#fcebea;color:#b3261e;padding:1px 6px">${escaped(status)}</span></div>
<table style="${mono}font-size:12.5px;padding:4px 12px;color:#0451a5">${lines.join('')}</table>`,
  );
};

const phone = ({ status, body }: ShownError): string =>
  page(
    `${sans}font-size:15px;background:#f2f2f7;color:#111`,
    `<div style="padding:10px 20px;display:flex;justify-content:space-between"><b>9:41</b><span>5G 84%</span></div>
<div style="margin:8px 14px;background:#fff;border-radius:12px;padding:14px"><b>Could not sign in</b><p>The server answered ${escaped(status)}.</p><p style="${mono}font-size:12px">${json(body)}</p><p style="color:#007aff;text-align:center;margin-bottom:0">OK</p></div>`,
  );

const mail = ({ call, status, body }: ShownError): string =>
  page(
    `${sans}font-size:14px;background:#fff;color:#222;padding:16px`,
    `<h3 style="margin:0 0 8px">Fwd: Integration stopped this morning</h3>
<div style="color:#666;font-size:12px">From: Support desk &nbsp; To: Integration team &nbsp; Mon 23 Nov 2026, 09:12</div><hr style="border:0;border-top:1px solid #ddd">
<p>Hi all,</p><p>our vendor sent this after the last update. Nothing was changed on our side. Could somebody have a look?</p>
<blockquote style="border-left:3px solid #ccc;margin:0;padding-left:12px;color:#444">${escaped(call)}<br>HTTP ${escaped(status)}<br>${json(body, 1)}</blockquote><p>Thanks<br>The front desk</p>`,
  );

/** The eight ways in which pictures of errors reach a channel. */
const looks: Readonly<Record<string, Look>> = {
  'terminal, light': { width: 1000, html: light },
  'terminal, dark': { width: 1000, html: dark },
  'browser console': { width: 1100, html: browserConsole },
  Postman: { width: 960, html: postman },
  phone: { width: 390, scale: 2, html: phone },
  'e-mail': { width: 900, html: mail },
  'rotated by 2 degrees': {
    width: 1000,
    html: light,
    afterwards: (picture) => sharp(picture).rotate(2, { background: '#ddd' }).png().toBuffer(),
  },
  'JPEG of 40 %': {
    width: 960,
    html: postman,
    afterwards: (picture) => sharp(picture).jpeg({ quality: 40 }).toBuffer(),
  },
};

const shoot = async (browser: Browser, { html, width, scale = 1 }: Omit<Look, 'html'> & { html: string }) => {
  const tab = await browser.newPage({ viewport: { width, height: 100 }, deviceScaleFactor: scale });
  await tab.setContent(html);
  const picture = await tab.screenshot({ fullPage: true });
  await tab.close();
  return picture;
};

const render = async (
  browser: Browser,
  shown: ShownError,
  [name, look]: [string, Look],
): Promise<Rendering> => {
  const picture = await shoot(browser, { ...look, html: look.html(shown) });
  return {
    name: `${shown.entry}, ${name}`,
    picture: look.afterwards ? await look.afterwards(picture) : picture,
    entry: shown.entry,
  };
};

/** So many pictures of errors, each of another error or another look, and everyday pictures without any. */
export const renderAll = async (executablePath: string, most = 60): Promise<readonly Rendering[]> => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const ways = Object.entries(looks);
  const rendered: Rendering[] = [];
  for (let index = 0; index < most; index += 1) {
    const shown = errors[index % errors.length];
    const way = ways[index % ways.length];
    if (shown && way) rendered.push(await render(browser, shown, way));
  }
  for (const [name, text] of Object.entries(ordinary)) {
    const html = page(
      `${sans}font-size:14px;padding:16px;background:#fff;color:#222`,
      `<pre>${escaped(text)}</pre>`,
    );
    rendered.push({ name, picture: await shoot(browser, { html, width: 900 }) });
  }
  await browser.close();
  return rendered;
};
