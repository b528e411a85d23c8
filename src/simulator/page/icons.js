const SVG = 'http://www.w3.org/2000/svg';

/** Line drawings on a 20 x 20 grid. */
const PATHS = {
  hash: 'M4 7.5h13M3 12.5h13M8 3.5l-2 13M14 3.5l-2 13',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  home: 'M3.5 9.5 10 4l6.5 5.5M5.5 8.5V16h9V8.5',
  chat: 'M4 5h12v8.5H9L5.5 16.5v-3H4z',
  more: 'M10 5v.01M10 10v.01M10 15v.01',
  edit: 'M4 16l.8-3.5L13 4.3l2.7 2.7-8.2 8.2zM11.5 5.8l2.7 2.7',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.8 10.5h7.4l.8-10.5M8.5 9v4.5M11.5 9v4.5',
  link: 'M8.5 11.5a3 3 0 0 0 4.3.2l2.3-2.3a3 3 0 0 0-4.3-4.3L9.6 6.3M11.5 8.5a3 3 0 0 0-4.3-.2L4.9 10.6a3 3 0 0 0 4.3 4.3l1.2-1.2',
  copy: 'M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4',
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M12.5 4.5 7 10l5.5 5.5',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  chevron: 'M6 8l4 4 4-4',
  plus: 'M10 4v12M4 10h12',
  send: 'M3.5 4l13 6-13 6 1.8-6zM5.3 10h5.2',
  code: 'M7 6l-4 4 4 4M13 6l4 4-4 4',
  bolt: 'M11 3L5 11.5h4.5L8.5 17 15 8.5h-4.5z',
  at: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM13 7v4.2a1.9 1.9 0 0 0 3.8 0V10a6.8 6.8 0 1 0-2.9 5.6',
  paste: 'M5 4.5h10v12.5H5zM7.5 3h5v3h-5zM7.5 9.5h5M7.5 12.5h5',
  file: 'M5.5 3h6l3.5 3.5V17h-9.5zM11.5 3v3.5H15',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM12 10a2 2 0 1 1-4 0 2 2 0 0 1 4 0z',
  up: 'M6.5 9V16.5H3.5V9zM6.5 9l3-5.5c1.5 0 2 1 1.7 2.2L10.7 8h4.6c1 0 1.6.8 1.4 1.7l-1.2 5.5c-.2.8-.8 1.3-1.6 1.3H6.5',
  down: 'M13.5 11V3.5h3V11zM13.5 11l-3 5.5c-1.5 0-2-1-1.7-2.2l.5-2.3H4.7c-1 0-1.6-.8-1.4-1.7l1.2-5.5c.2-.8.8-1.3 1.6-1.3h7.4',
  warning: 'M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.3v.01',
  person: 'M13 7a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM4 17c.4-3.5 2.7-5.5 6-5.5s5.6 2 6 5.5',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  download: 'M10 3.5v9M6 9l4 4 4-4M4 16.5h12',
};

/** A drawing for the eye only; the button that holds it carries the name. */
export const icon = (name) => {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const attributes = {
    viewBox: '0 0 20 20',
    class: `icon icon-${name}`,
    'aria-hidden': 'true',
    focusable: 'false',
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
};
