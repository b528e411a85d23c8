import { handleOf } from '../seed.ts';
import { type Names, type Piece, readTyped } from '../text/typed.ts';
import type { World } from '../world.ts';

/** What a person typed, with the people and channels of this simulator that it names. */
export function typedPieces(world: World, text: string): readonly Piece[] {
  return readTyped(text, namesOf(world));
}

/** Whom and what a person can name with @ and #. */
function namesOf(world: World): Names {
  const people = [...world.store.users.values()].flatMap(({ id, handle, realName }) => [
    [handle.toLowerCase(), id] as const,
    [realName.toLowerCase(), id] as const,
    [handleOf(realName), id] as const,
  ]);
  const rooms = [...world.store.channels.values()].filter(({ kind }) => kind !== 'im');
  return {
    people: new Map(people),
    channels: new Map(rooms.map(({ name, id }) => [name, id])),
    groups: new Map(world.store.groups.map(({ handle, id }) => [handle, id])),
  };
}
