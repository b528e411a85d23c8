import type { Redacted } from '../redaction/redact.ts';
import type { Verdict } from '../triage/verdict.ts';

/** How a text is recognised: `triage` where nobody asked, `lookUp` for who asks. */
export type Judging = 'triage' | 'lookUp';

/** Texts that somebody waits for are read before those that were overheard. */
export type Urgency = 'asked' | 'overheard';

/**
 * Reads texts of any length without holding up the process: long ones elsewhere, short ones one in a turn of the event loop.
 * Rejects with a LeftAloneError where a text is left alone.
 */
export interface TextReader {
  judge(text: string, how: Judging, urgency: Urgency): Promise<Verdict>;
  redact(text: string, urgency: Urgency): Promise<Redacted>;
}
