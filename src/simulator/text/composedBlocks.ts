import type { Block } from '../protocol.ts';
import type { Piece } from './readTyped.ts';

type Json = Readonly<Record<string, unknown>>;

/** The rich_text block that Slack's composer sends beside the text. Absent for an empty text. */
export function composedBlocks(pieces: readonly Piece[], blockId: string): readonly Block[] | undefined {
  const parts = groupByPart(pieces.filter(({ kind }) => kind !== 'fence'));
  if (parts.length === 0) return undefined;
  const elements = parts.map(({ block, pieces: inside }) => ({
    type: block ? 'rich_text_preformatted' : 'rich_text_section',
    elements: inside.map(element),
  }));
  return [{ type: 'rich_text', block_id: blockId, elements }];
}

interface Part {
  readonly block: boolean;
  readonly pieces: Piece[];
}

function groupByPart(pieces: readonly Piece[]): readonly Part[] {
  const parts: Part[] = [];
  for (const piece of pieces) {
    const block = 'code' in piece && piece.code === 'block';
    const last = parts.at(-1);
    if (last?.block === block) last.pieces.push(piece);
    else parts.push({ block, pieces: [piece] });
  }
  return parts;
}

function element(piece: Piece): Json {
  switch (piece.kind) {
    case 'text':
    case 'fence':
      return { type: 'text', text: piece.text, ...styleOf(piece) };
    case 'link': {
      const shown = piece.url === piece.shown ? {} : { text: piece.shown };
      return { type: 'link', url: piece.url, ...shown, ...styleOf(piece) };
    }
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

function styleOf(piece: Piece): Json {
  return 'code' in piece && piece.code === 'inline' ? { style: { code: true } } : {};
}
