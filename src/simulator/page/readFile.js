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
