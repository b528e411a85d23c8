import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

/** An answer twice: words for whoever reads them, and the same as data. */
export const toolAnswer = (text: string, data: Record<string, unknown>): CallToolResult => ({
  content: [{ type: 'text', text }],
  structuredContent: data,
});

/** What cannot be answered, with what to do instead. */
export const toolRefusal = (text: string): CallToolResult => ({
  content: [{ type: 'text', text }],
  isError: true,
});
