import swc from '@swc/jest';

/** What every file may use without importing it, and no test replaces. */
const builtIn = [
  'Array',
  'BigInt',
  'Boolean',
  'Buffer',
  'Error',
  'Float32Array',
  'Float64Array',
  'Int32Array',
  'Int8Array',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'URL',
  'Uint16Array',
  'Uint8Array',
  'WeakMap',
].map((name) => ({ name, isUsed: new RegExp(`(?<![.\\w])${name}\\b`) }));

/** Jest's global object is a sandbox's: to look into it takes far longer than to find a module's own names. */
const withOwnNames = (source) => {
  const names = builtIn.filter(({ isUsed }) => isUsed.test(source)).map(({ name }) => name);
  return source.replace(/^(?:#!.*\n)?/, (start) => `${start}const { ${names.join(', ')} } = globalThis; `);
};

/** Translates TypeScript; every line stays where it is. */
export default {
  createTransformer: (options) => {
    const { process, processAsync, getCacheKey } = swc.createTransformer(options);
    return {
      process: (source, ...rest) => process(withOwnNames(source), ...rest),
      processAsync: (source, ...rest) => processAsync(withOwnNames(source), ...rest),
      getCacheKey: (source, ...rest) => getCacheKey(withOwnNames(source), ...rest),
    };
  },
};
