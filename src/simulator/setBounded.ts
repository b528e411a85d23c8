/** Sets a key of a map that holds at most `max` entries; the oldest goes first. */
export function setBounded<K, V>(map: Map<K, V>, [key, value]: readonly [K, V], max: number): void {
  map.set(key, value);
  if (map.size <= max) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}
