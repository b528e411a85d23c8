import { commandVariables } from '../catalog/placeholders.ts';
import type { FilledCommand } from '../wording/entryAnswer.ts';
import { html, type Markup, nothing } from './html.ts';

const block = (label: string, command: string): Markup =>
  html`<figure><figcaption>${label}</figcaption><pre tabindex="0"><code data-command>${command}</code></pre></figure>`;

/** A command with its twin, and what it prints when all is well. */
export const commandMarkup = ({ run, prints, powershell }: FilledCommand): Markup =>
  html`${block('Shell', run)}${powershell === undefined ? nothing : block('PowerShell', powershell)}<p class="prints">Prints when all is well: <code data-command>${prints}</code></p>`;

const field = (name: keyof typeof commandVariables): Markup =>
  html`<p><label for="fill-${name}">${name}</label> <input id="fill-${name}" name="${name}" autocomplete="off" spellcheck="false" aria-describedby="means-${name}"> <span class="hint" id="means-${name}">${commandVariables[name].means}</span></p>`;

/** What commands take: fields for what is no secret, and the names of what is set in one's own shell. */
export const fieldsMarkup = (commands: readonly FilledCommand[]): Markup => {
  const names = [...new Set(commands.flatMap(({ unset }) => unset))];
  const isSecret = (name: (typeof names)[number]) => 'secret' in commandVariables[name];
  const [open, secret] = [names.filter((name) => !isSecret(name)), names.filter(isSecret)];
  if (names.length === 0) return nothing;
  const fields =
    open.length === 0
      ? nothing
      : html`<form class="fill" hidden><fieldset><legend>Fill in the commands</legend>${open.map(field)}<p class="hint">What you type stays in this page.</p></fieldset></form>`;
  const said = names.map((name) => html`<li><code>${name}</code>: ${commandVariables[name].means}</li>`);
  const kept =
    secret.length === 0
      ? nothing
      : html`<p class="hint">Secrets are never typed here: set ${secret.map((name, i) => html`${i > 0 ? ', ' : ''}<code>${name}</code>`)} in your own shell.</p>`;
  return html`${fields}<div class="variables"><p>What the commands take:</p><ul>${said}</ul></div>${kept}`;
};
