import type { EscalationsShown } from '../cases/deps.ts';
import type { Actor } from '../channels/places.ts';
import { listReadable, type ReadableDeps, readEscalation } from './readable.ts';

/** `open`, `open feigcd` */
const listForm = /^(mine|open)(?: ([a-z]{6}))?$/;

/** Answers `mine`, `open`, `open FEIGCD` and `ecw-1042` with what this person may see; undefined for every other wish. */
export const lookUpEscalations = async (
  wish: string,
  by: Actor,
  deps: ReadableDeps,
): Promise<EscalationsShown | undefined> => {
  const [, list, practice] = listForm.exec(wish) ?? [];
  if (list === 'mine' || list === 'open') {
    const filter = practice === undefined ? {} : { filter: `practice:${practice.toUpperCase()}` };
    return { kind: 'escalations', whose: list, ...(await listReadable({ name: list, ...filter }, by, deps)) };
  }
  const number = /^ecw-(\d{1,9})$/.exec(wish)?.[1];
  if (number === undefined) return undefined;
  const found = await deps.store.escalations.byNumber(by.teamId, Number(number));
  return (await readEscalation(found, by, deps)) ?? { kind: 'noEscalation', number: Number(number) };
};
