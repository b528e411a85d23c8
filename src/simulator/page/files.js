import { el } from './el.js';
import { icon } from './icons.js';

/** Slack takes more, this simulator ten megabytes. */
export const MAX_BYTES = 10 * 1024 * 1024;

/** The content of a picked or dropped file as base64. */
export const readBase64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });

/** UTF-8 text as base64. */
export const textBase64 = (text) => readBase64(new Blob([text]));

const UNITS = ['bytes', 'KB', 'MB'];

/** "2.4 KB" */
export const sizeText = (bytes) => {
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), UNITS.length - 1);
  const amount = bytes / 1024 ** power;
  return `${power ? amount.toFixed(amount < 10 ? 1 : 0) : bytes} ${UNITS[power]}`;
};

const head = (file) =>
  el(
    'div',
    { class: 'file-head' },
    icon('file'),
    el('span', { class: 'file-name' }, file.name),
    el('span', { class: 'file-size' }, sizeText(file.size)),
    el(
      'a',
      {
        class: 'icon-button',
        href: file.url,
        download: file.name,
        'aria-label': `Download ${file.name}`,
        title: 'Download',
      },
      icon('download'),
    ),
  );

/** One shared file: an image as a picture, a text with its first lines. */
const card = (file) =>
  el(
    'div',
    { class: 'file', data: { fileId: file.id } },
    head(file),
    file.mimetype.startsWith('image/')
      ? el('img', { class: 'file-picture', src: file.url, alt: file.name })
      : null,
    file.preview ? el('pre', { class: 'file-preview' }, file.preview) : null,
  );

export const filesOf = (message) =>
  message.files?.length ? el('div', { class: 'files' }, message.files.map(card)) : null;
