import { isSilenced, isWatched } from '../channels/overhearing.ts';
import { whenLeftAlone } from '../reading/createTextReader.ts';
import { KINDS, type Kind } from '../redaction/kinds.ts';
import type { CaseDeps } from './deps.ts';
import type { Door, Paste } from './paste.ts';
import { urgencyOf } from './recognise.ts';
import { whenStoreIsDown } from './whenStoreIsDown.ts';

/** What a message holds that should not stand in Slack: kinds only, never a value. */
export interface Warning {
  readonly secrets: readonly { readonly kind: Kind; readonly rotate: string }[];
  readonly patientData: readonly Kind[];
}

/** More than a Slack message can hold. */
const readLength = 65_536;

/** What stands in many harmless messages: told along with the rest, but alone no reason to speak. */
const harmless: ReadonlySet<Kind> = new Set<Kind>([
  'oauth-state',
  'email-address',
  'phone-number',
  'postal-address',
  'person-name',
  'user-id',
  // The id of a record, as in `Patient/123`, says nothing of a person to whom the server is closed.
  'patient-id',
  'encounter-id',
]);

/** Doors that leave a message in Slack. What is typed into a slash command is seen by nobody else. */
const leavesMessage: Readonly<Record<Door, boolean>> = {
  command: false,
  message: true,
  mention: true,
  direct: true,
  shortcut: true,
};

const warningOf = (found: readonly Kind[]): Warning | undefined => {
  const kinds = [...new Set(found)];
  if (kinds.every((kind) => harmless.has(kind))) return undefined;
  return {
    secrets: kinds.flatMap((kind) => {
      const { family, rotate } = KINDS[kind];
      return family === 'secret' ? [{ kind, rotate }] : [];
    }),
    patientData: kinds.filter((kind) => KINDS[kind].family === 'phi'),
  };
};

/** Whether the channel wants posters to be warned; unasked only where we read along, and nobody muted what they write. */
const mayWarn = async ({ by, door }: Paste, deps: CaseDeps): Promise<boolean> => {
  const settings = await deps.store.channels.settings(by.teamId, by.channelId);
  if (!settings.warnsPosters) return false;
  return door !== 'message' || (isWatched(settings, by, deps) && !(await isSilenced(by, deps)));
};

/**
 * What the poster of a message is to be told about what it holds: once per message, where we were asked or read along.
 * Nothing while the database is away, since we could not know that it was told before.
 */
export const warn = async (paste: Paste, deps: CaseDeps): Promise<Warning | undefined> => {
  const { by, door, messageTs } = paste;
  if (messageTs === undefined || !leavesMessage[door]) return undefined;
  if (!(await whenStoreIsDown(mayWarn(paste, deps), () => false))) return undefined;
  const files = paste.files ? await paste.files() : [];
  const texts = files.flatMap((file) => (file.kind === 'text' ? file.text : []));
  const inPictures = files.flatMap((file) => (file.kind === 'picture' ? file.removed : []));
  const text = [paste.text, ...texts].join('\n\n').slice(0, readLength);
  const redacted = await whenLeftAlone(deps.reader.redact(text, urgencyOf(paste)), () => undefined);
  const inText = redacted?.removals.map(({ kind }) => kind) ?? [];
  const warning = warningOf([...inText, ...inPictures]);
  if (!warning) return undefined;
  const message = [by.teamId, by.channelId, messageTs].join(' ');
  const isFirst = await whenStoreIsDown(deps.store.schedule.claim('warning', message), () => false);
  if (!isFirst) return undefined;
  deps.metrics.count('warnings', {});
  return warning;
};
