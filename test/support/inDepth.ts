/** Whether this is `npm run test:deep`, where what is usually tried in small is tried at its full size. */
const isDeep = Reflect.get(globalThis, 'isDeep') === true;

export const inDepth = <Value>(deep: Value, usual: Value): Value => (isDeep ? deep : usual);
