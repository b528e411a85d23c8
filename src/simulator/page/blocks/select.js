import { el } from '../el.js';
import { icon } from '../icons.js';
import { openListbox } from '../listbox.js';
import { confirmed } from './confirmed.js';
import { plain } from './textObject.js';

const fromOption = (option, group) => ({
  value: option.value,
  label: plain(option.text),
  detail: option.description && plain(option.description),
  group,
});

const staticOptions = (element) =>
  element.option_groups
    ? element.option_groups.flatMap((group) =>
        group.options.map((option) => fromOption(option, plain(group.label))),
      )
    : element.options.map((option) => fromOption(option));

const asOption = ({ id, label }) => ({ value: id, label });
const people = (_, names) => names.people().map(asOption);
const channels = (_, names) =>
  names
    .channels()
    .filter((channel) => channel.kind !== 'im')
    .map(asOption);
const conversations = (_, names) => names.channels().map(asOption);

/** Where the options of each kind of select come from. */
const OPTIONS = {
  static_select: staticOptions,
  multi_static_select: staticOptions,
  users_select: people,
  multi_users_select: people,
  channels_select: channels,
  multi_channels_select: channels,
  conversations_select: conversations,
  multi_conversations_select: conversations,
};

const chip = (label, remove) =>
  el(
    'span',
    { class: 'chip' },
    label,
    el(
      'button',
      { type: 'button', class: 'chip-remove', 'aria-label': `Remove ${label}`, onclick: remove },
      icon('close'),
    ),
  );

const labelsOf = (values, options) =>
  values.map((value) => options.find((option) => option.value === value)?.label ?? value);

/** The closed select: a button that names what is chosen and opens the list. */
export const select = (element, at) => {
  const multiple = element.type.startsWith('multi_');
  const options = OPTIONS[element.type](element, at.surface.names);
  const placeholder = element.placeholder ? plain(element.placeholder) : 'Choose an option';
  const chosen = () => [at.surface.value(at.block, element) ?? []].flat();
  const shown = el('span', { class: 'select-value' });
  const button = el(
    'button',
    {
      type: 'button',
      class: 'select-button',
      id: at.controlId,
      'aria-haspopup': 'listbox',
      'aria-labelledby': null,
      'aria-describedby': at.describedBy,
      'aria-invalid': at.invalid,
      data: { actionId: element.action_id },
    },
    shown,
    icon('chevron'),
  );
  const chips = el('div', { class: 'chips' });

  const show = () => {
    const labels = labelsOf(chosen(), options);
    shown.textContent = multiple || !labels.length ? placeholder : labels[0];
    shown.classList.toggle('placeholder', multiple || !labels.length);
    button.setAttribute(
      'aria-label',
      [at.labelText, labels.join(', ') || placeholder].filter(Boolean).join(': '),
    );
    chips.replaceChildren(
      ...(multiple
        ? labels.map((label, index) => chip(label, () => choose(chosen().toSpliced(index, 1))))
        : []),
    );
  };
  const choose = async (value) => {
    if (!(await confirmed(element.confirm, at.surface.names))) return;
    at.surface.remember(at.block, element, value);
    show();
    at.surface.choose(at.block, element, value);
  };
  const toggle = (value) =>
    choose(chosen().includes(value) ? chosen().filter((other) => other !== value) : [...chosen(), value]);
  button.addEventListener('click', () =>
    openListbox(button, {
      options,
      multiple,
      label: at.labelText ?? placeholder,
      chosen,
      choose: multiple ? toggle : choose,
      clearable: at.block.optional === true && !multiple,
    }),
  );
  show();
  return el('div', { class: 'select' }, chips, button);
};
