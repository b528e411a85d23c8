/** Puts a text on the clipboard and says so. */
export const copyText = async (text, toast) => {
  try {
    await navigator.clipboard.writeText(text);
    toast('Copied.');
  } catch {
    toast('The browser did not allow copying.');
  }
};
