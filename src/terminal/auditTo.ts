import type { AuditedAct } from '../channels/audit.ts';
import { createLog } from '../observability/log.ts';
import { redactLine } from '../redaction/redactLine.ts';
import type { Io } from './command.ts';

/** Leaves a line on standard error, as the bot leaves it in its log: which account of this machine did what. */
export const auditTo = ({ env, complain }: Io, act: AuditedAct, subject: string): void => {
  const log = createLog({ level: 'info', redact: redactLine }, { write: complain });
  const account = env.SUDO_USER ?? env.USER ?? env.LOGNAME ?? 'unknown';
  log.info({ audit: act, user: `terminal:${account}`, channel: '', subject }, 'Audit.');
};
