/** What leaves a line in the log. */
export type AuditedAct =
  | 'settings changed'
  | 'watching changed'
  | 'muted'
  | 'mute lifted'
  | 'note proposed'
  | 'note decided'
  | 'escalation viewed'
  | 'escalations listed'
  | 'escalations exported'
  | 'person exported'
  | 'purged'
  | 'unrecognised listed'
  | 'decision taken'
  | 'decision taken back'
  | 'decisions exported';

/** Who did what, where: ids and words of closed vocabularies, never a text. */
interface AuditLine {
  readonly act: AuditedAct;
  readonly user: string;
  /** Empty on the Home tab and in a terminal. */
  readonly channel: string;
  /** The number of the escalation, the kind of the mute, which list, the error of a note, what a purge took. */
  readonly subject?: string;
}

export type Audit = (line: AuditLine) => void;
