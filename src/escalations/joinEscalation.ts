import { claim, type Gone, gone } from '../cases/case.ts';
import { judge, type Refusal } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import type { EscalationDeps } from './deps.ts';
import { type Filed, join } from './escalate.ts';
import { mayRead } from './readable.ts';

/** Adds the report of a repeat to the open escalation of the case that it repeats, if this person may see and change that. */
export const joinEscalation = async (
  caseId: string,
  by: Actor,
  deps: EscalationDeps,
): Promise<Exclude<Filed, { readonly kind: 'filed' }> | Refusal | Gone> => {
  const { escalations } = deps.store;
  const joining = await claim(caseId, by, deps);
  if (!joining) return gone;
  const own = await escalations.ofCase(by.teamId, caseId);
  if (own) return { kind: 'earlier', escalation: own, case: joining };
  const judgement = await judge({ act: 'escalate an error', place: 'channel' }, by, deps);
  if (judgement.kind !== 'may') return judgement;
  const escalation =
    joining.repeats === undefined ? undefined : await escalations.ofCase(by.teamId, joining.repeats);
  if (!escalation || escalation.state === 'resolved' || !(await mayRead(escalation, by, deps))) return gone;
  return join(joining, escalation, { by, deps });
};
