import type { Block } from '../protocol.ts';
import type { Piece } from './typed.ts';

/** The rich_text block that Slack's composer sends beside the text. Absent for an empty text. */
export function composedBlocks(pieces: readonly Piece[], blockId: string): readonly Block[] | undefined {
  if (pieces.length === 0) return undefined;
  const elements = pieces.map(element);
  return [
    {
      type: 'rich_text',
      block_id: blockId,
      elements: [{ type: 'rich_text_section', elements }],
    },
  ];
}

function element(piece: Piece): Readonly<Record<string, unknown>> {
  switch (piece.kind) {
    case 'text':
      return { type: 'text', text: piece.text, ...(piece.code ? { style: { code: true } } : {}) };
    case 'link':
      return {
        type: 'link',
        url: piece.url,
        ...(piece.url === piece.shown ? {} : { text: piece.shown }),
      };
    case 'user':
      return { type: 'user', user_id: piece.id };
    case 'channel':
      return { type: 'channel', channel_id: piece.id };
    case 'group':
      return { type: 'usergroup', usergroup_id: piece.id };
    case 'broadcast':
      return { type: 'broadcast', range: piece.range };
  }
}
