/** Items as a JSON list, piece by piece, so that a long one is never held whole. `margin` stands before each of its lines. */
export async function* jsonList(items: AsyncIterable<unknown>, margin = ''): AsyncGenerator<string> {
  let isEmpty = true;
  for await (const item of items) {
    const lines = JSON.stringify(item, null, 2).replaceAll('\n', `\n${margin}  `);
    yield `${isEmpty ? '[' : ','}\n${margin}  ${lines}`;
    isEmpty = false;
  }
  yield isEmpty ? '[]' : `\n${margin}]`;
}
