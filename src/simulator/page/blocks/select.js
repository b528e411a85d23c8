import { confirmed } from '../confirmDialog.js';
import { el } from '../el.js';
import { icon } from '../icons.js';
import { openListbox } from '../listbox.js';
import { plain } from './textObject.js';

const fromOption = (option, group) => ({
  value: option.value,
  label: plain(option.text),
  detail: option.description && plain(option.description),
  group,
});

const optionsOf = ({ options = [], option_groups = [] }) => [
  ...options.map((option) => fromOption(option)),
  ...option_groups.flatMap((group) => group.options.map((option) => fromOption(option, plain(group.label)))),
];

/** The closed select: a button that names what is chosen and opens the list. */
const listOf = (options) => (element, at) => {
  const placeholder = element.placeholder ? plain(element.placeholder) : 'Choose an option';
  const chosen = () => at.surface.value(at.block, element);
  const shown = el('span', { class: 'select-value' });
  const button = el(
    'button',
    {
      type: 'button',
      class: 'select-button',
      id: at.controlId,
      'aria-haspopup': 'listbox',
      'aria-describedby': at.describedBy,
      'aria-invalid': at.invalid,
      data: { actionId: element.action_id },
    },
    shown,
    icon('chevron'),
  );
  const show = () => {
    const label = options.find((option) => option.value === chosen())?.label;
    shown.textContent = label ?? placeholder;
    shown.classList.toggle('placeholder', label === undefined);
    button.setAttribute('aria-label', [at.labelText, shown.textContent].filter(Boolean).join(': '));
  };
  const choose = async (value) => {
    if (!(await confirmed(element.confirm, at.surface.names))) return;
    at.surface.remember(at.block, element, value);
    show();
    at.surface.choose(at.block, element, value);
  };
  button.addEventListener('click', () =>
    openListbox(button, {
      options,
      label: at.labelText ?? placeholder,
      chosen,
      choose,
      clearable: at.block.optional === true,
    }),
  );
  show();
  return el('div', { class: 'select' }, button);
};

export const select = (element, at) => listOf(optionsOf(element))(element, at);

/** `users_select`: everybody of the workspace. */
export const usersSelect = (element, at) =>
  listOf(at.surface.names.people().map(({ id, label }) => ({ value: id, label })))(element, at);

const FILTER_NAMES = { channel: 'public', private: 'private', im: 'im' };

/** `conversations_select`: the conversations that this person is in, as far as the filter lets them. */
export const conversationsSelect = (element, at) => {
  const isOffered = ({ kind }) => element.filter?.include.includes(FILTER_NAMES[kind]) ?? true;
  const options = at.surface.names.channels().filter(isOffered);
  return listOf(
    options.map(({ id, label, kind }) => ({ value: id, label: kind === 'im' ? label : `#${label}` })),
  )(element, at);
};
