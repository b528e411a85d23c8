import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Recognises the text of a graymap. */
type Recogniser = (graymap: Uint8Array) => Promise<string>;

interface Packet {
  readonly workerId: string;
  readonly jobId: string;
  readonly action: string;
  readonly payload: object;
}

interface Progress {
  readonly status: 'resolve' | 'reject' | 'progress';
  readonly data: unknown;
}

/** What tesseract.js runs in a thread of its own. We run it in ours, so that there is one thread, and give it no way to the network. */
interface WorkerScript {
  setAdapter(adapter: object): void;
  dispatchHandlers(packet: Packet, send: (progress: Progress) => void): void;
}

const require = createRequire(import.meta.url);
const script: WorkerScript = require('tesseract.js/src/worker-script/index.js');
const inNode = 'tesseract.js/src/worker-script/node';
const lstmOnly = 1;
const langs = ['eng'];

const language = {
  langPath: join(dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int'),
  cacheMethod: 'none',
  gzip: true,
  lstmOnly: true,
};

const parameters = {
  // Finds columns and blocks by itself: windows have several.
  tessedit_pageseg_mode: '3',
  user_defined_dpi: '300',
  debug_file: '/dev/null',
};

const work = (action: string, payload: object): Promise<unknown> =>
  new Promise((resolve, reject) => {
    script.dispatchHandlers({ workerId: 'pictures', jobId: action, action, payload }, ({ status, data }) => {
      if (status === 'resolve') resolve(data);
      if (status === 'reject') reject(new Error(String(data)));
    });
  });

const textOf = (recognised: unknown): string =>
  typeof recognised === 'object' && recognised !== null && 'text' in recognised
    ? String(recognised.text)
    : '';

/** Loads the engine and the language from the packages on this machine. */
export const openRecogniser = async (): Promise<Recogniser> => {
  script.setAdapter({
    getCore: require(`${inNode}/getCore.js`),
    gunzip: require(`${inNode}/gunzip.js`),
    readCache: (path: string) => readFile(path),
  });
  await work('load', { options: { lstmOnly: true } });
  await work('loadLanguage', { langs, options: language });
  await work('initialize', { langs, oem: lstmOnly, config: {} });
  await work('setParameters', { params: parameters });
  return async (image) => {
    const wish = { image, options: { rotateAuto: true }, output: { text: true } };
    const text = textOf(await work('recognize', wish));
    // The engine keeps its copy until the next picture.
    await work('FS', { method: 'unlink', args: ['/input'] });
    return text;
  };
};
