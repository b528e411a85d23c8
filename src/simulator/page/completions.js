import { el, freshId } from './el.js';

const commands = (app) => [
  ...app.state().bot.commands.map(({ command, description, usage_hint }) => ({
    insert: `${command} `,
    label: command,
    hint: usage_hint,
    detail: description,
    from: app.state().bot.name,
  })),
  {
    insert: `/invite @${app.state().bot.name}`,
    label: '/invite',
    hint: `@${app.state().bot.name}`,
    detail: 'Add the app to this channel',
    from: 'Slack',
  },
  {
    insert: `/remove @${app.state().bot.name}`,
    label: '/remove',
    hint: `@${app.state().bot.name}`,
    detail: 'Remove the app from this channel',
    from: 'Slack',
  },
  {
    insert: '/workflow ',
    label: '/workflow',
    hint: 'anything',
    detail: 'Post it as a workflow that somebody filled in',
    from: 'Simulator',
  },
];

const people = (app) => {
  const { bot, users } = app.state();
  const app_ = { insert: `@${bot.name} `, label: `@${bot.name}`, detail: 'App' };
  const others = Object.values(users).filter((user) => user.kind !== 'bot');
  return [
    app_,
    ...others.map((user) => ({ insert: `@${user.displayName} `, label: `@${user.displayName}` })),
  ];
};

const channels = (app) =>
  app
    .state()
    .channels.filter((channel) => channel.kind !== 'im')
    .map((channel) => ({ insert: `#${channel.name} `, label: `#${channel.name}`, detail: channel.topic }));

/** What calls for completion: the text before the caret, and where its options come from. */
const SOURCES = [
  { trigger: /^\/[\w-]{0,32}$/, label: 'Commands', options: commands },
  { trigger: /(?:^|\s)(@[\w ]{0,24})$/, label: 'People and apps', options: people },
  { trigger: /(?:^|\s)(#[\w-]{0,40})$/, label: 'Channels', options: channels },
];

const look = (field, app) => {
  const before = field.value.slice(0, field.selectionStart);
  for (const source of SOURCES) {
    const found = source.trigger.exec(before);
    if (!found) continue;
    const typed = found[1] ?? found[0];
    const options = source
      .options(app)
      .filter((option) => option.label.toLowerCase().startsWith(typed.toLowerCase()));
    return { typed, options: options.slice(0, 8), label: source.label };
  }
  return { typed: '', options: [], label: '' };
};

const row = (option, index, { marked, take }) =>
  el(
    'div',
    {
      class: marked === index ? 'completion marked' : 'completion',
      role: 'option',
      id: freshId('completion'),
      'aria-selected': String(marked === index),
      onmousedown: (event) => {
        event.preventDefault();
        take(option);
      },
    },
    el(
      'span',
      { class: 'completion-label' },
      option.label,
      option.hint ? el('span', { class: 'completion-hint' }, ` ${option.hint}`) : null,
    ),
    option.detail ? el('span', { class: 'menu-detail' }, option.detail) : null,
    option.from ? el('span', { class: 'completion-from' }, option.from) : null,
  );

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Suggests commands, people and channels over a composer's field.
 * Returns { node, update(), takeKey(event): true when the key was for the list }.
 */
export const createCompletions = (field, app) => {
  const node = el('div', { class: 'completions', role: 'listbox', id: freshId('completions'), hidden: true });
  let found = look(field, app);
  let marked = 0;

  const close = () => {
    node.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const take = (option) => {
    field.setRangeText(option.insert, field.selectionStart - found.typed.length, field.selectionStart, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    close();
  };
  const draw = () => {
    node.replaceChildren(...found.options.map((option, index) => row(option, index, { marked, take })));
    node.setAttribute('aria-label', found.label);
    node.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    field.setAttribute('aria-activedescendant', node.children[marked].id);
  };
  const update = () => {
    found = look(field, app);
    marked = 0;
    const isComplete = found.options.length === 1 && found.options[0].insert.trim() === found.typed.trim();
    if (found.options.length && !isComplete) draw();
    else close();
  };
  const move = (step) => {
    marked = (marked + step + found.options.length) % found.options.length;
    draw();
  };
  /** Enter on a command that is typed in full sends it. */
  const isTyped = () => found.options[marked].label === found.typed;
  const takeKey = (event) => {
    if (node.hidden) return false;
    if (STEPS[event.key]) move(STEPS[event.key]);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab' || (event.key === 'Enter' && !isTyped())) take(found.options[marked]);
    else return false;
    return true;
  };
  field.setAttribute('aria-controls', node.id);
  field.setAttribute('aria-expanded', 'false');
  field.addEventListener('blur', close);
  return { node, update, takeKey };
};
