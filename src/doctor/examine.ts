import { checkVariables } from '../config/checkVariables.ts';
import type { Io } from '../terminal/command.ts';
import type { Diagnosis, Patient } from './diagnosis.ts';
import { examineApprovers } from './examineApprovers.ts';
import { examineDestinations } from './examineDestinations.ts';
import { examinePictures } from './examinePictures.ts';
import { examineChannels, examineSigning, examineToken } from './examineSlack.ts';
import { examineStorage } from './examineStorage.ts';
import { examineVariables } from './examineVariables.ts';

interface Examination {
  readonly name: string;
  /** It says nothing while one of these is wrong. */
  readonly reads: readonly string[];
  run(patient: Patient): Promise<Diagnosis | readonly Diagnosis[]>;
}

const slack = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL'];

/** All that is looked at, after the variables. */
const examinations: readonly Examination[] = [
  { name: 'token', reads: [...slack, 'ESCALATION_GROUP', 'APPROVER_GROUP'], run: examineToken },
  { name: 'signing', reads: [...slack, 'PORT'], run: examineSigning },
  { name: 'channels', reads: [...slack, 'SUPPORT_CHANNELS', 'ESCALATION_CHANNEL'], run: examineChannels },
  {
    name: 'approvers',
    reads: ['ESCALATION_GROUP', 'APPROVER_GROUP', 'ESCALATION_CHANNEL'],
    run: examineApprovers,
  },
  { name: 'pictures', reads: ['PICTURES'], run: examinePictures },
  { name: 'database', reads: ['DATABASE_URL'], run: examineStorage },
  {
    name: 'destinations',
    reads: ['SMTP_URL', 'ESCALATION_EMAIL_FROM', 'ESCALATION_EMAIL_TO', 'ESCALATION_WEBHOOK_URL'],
    run: examineDestinations,
  },
];

/** Looks at everything that the bot needs, and changes nothing. */
export const examine = async (
  { env, inEnvFile, fetch, now }: Pick<Io, 'env' | 'inEnvFile' | 'fetch' | 'now'>,
  reaches: boolean,
): Promise<readonly Diagnosis[]> => {
  const checked = checkVariables(env, inEnvFile);
  const { config } = checked;
  const wrong = checked.checks.flatMap((check) => (check.kind === 'wrong' ? check.name : []));
  const found = examinations.map(async ({ name, reads, run }) => {
    const first = reads.find((variable) => wrong.includes(variable));
    if (config && first === undefined) return run({ config, fetch, now, reaches });
    const seen = `${first ?? 'what is wrong with the variables'} comes first`;
    return { name, state: 'skipped', seen } as const;
  });
  return [...examineVariables(checked), ...(await Promise.all(found)).flat()];
};
