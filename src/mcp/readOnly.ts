import type { ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';

/** A tool that answers from what is on this machine. */
export const readOnly: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** A tool that fetches from an address it is given, and changes nothing there. */
export const looksOutside: ToolAnnotations = { ...readOnly, openWorldHint: true };
