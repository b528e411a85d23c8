import type { Diagnosis, Patient } from './diagnosis.ts';

const name = 'approvers';

/** Whether somebody can approve what the team keeps as its own, and where it would be proposed. */
export const examineApprovers = async ({ config }: Patient): Promise<Diagnosis> => {
  const { approverGroup, escalationChannel, connection } = config;
  if (connection.kind === 'simulator')
    return {
      name,
      state: 'skipped',
      seen: 'no token is set: the leads of the Slack on this machine approve',
    };
  if (approverGroup === undefined)
    return {
      name,
      state: 'ok',
      seen: 'nobody can approve, so nothing can be proposed (neither APPROVER_GROUP nor ESCALATION_GROUP is set)',
    };
  if (escalationChannel === undefined)
    return {
      name,
      state: 'warn',
      seen: 'approvers are asked in the escalation channel, and there is none: nothing can be proposed',
      remedy: 'Set ESCALATION_CHANNEL to the id of a channel, and invite the bot there.',
    };
  return { name, state: 'ok', seen: `members of the user group ${approverGroup}` };
};
