const AS_PROPERTY = new Set([
  'value',
  'checked',
  'selected',
  'disabled',
  'hidden',
  'multiple',
  'indeterminate',
]);

const assign = (node, key, value) => {
  if (value === undefined || value === null || (value === false && !AS_PROPERTY.has(key))) return;
  if (key === 'data') Object.assign(node.dataset, value);
  else if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
  else if (AS_PROPERTY.has(key)) node[key] = value;
  else node.setAttribute(key, value === true ? '' : String(value));
};

/**
 * Builds one element. `props`: attributes, `on<event>` listeners, `data` for data-* hooks.
 * Children: nodes, strings (always text, never markup), nested arrays; null and false are left out.
 */
export const el = (tag, props = {}, ...children) => {
  const node = document.createElement(tag);
  node.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  for (const [key, value] of Object.entries(props)) assign(node, key, value);
  return node;
};

let lastId = 0;

/** An id no other element of the page has, to tie labels to controls. */
export const freshId = (prefix) => `${prefix}-${++lastId}`;
