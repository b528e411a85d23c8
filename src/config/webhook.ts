import { z } from 'zod';
import type { TemplateSettings, WebhookSettings } from '../delivery/destinations/settings.ts';
import { checked, isEmail, isLoopback, missing, type Part, text } from './variables.ts';

const isWebhookUrl = (value: string): boolean => {
  const url = URL.parse(value);
  if (!url || `${url.username}${url.password}` !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
};

/** Standard Webhooks wants keys of 24 to 64 bytes. */
const isSigningSecret = (value: string): boolean => {
  const key = /^whsec_([A-Za-z0-9+/]{32,88}={0,2})$/.exec(value)?.[1];
  const bytes = Buffer.from(key ?? '', 'base64').length;
  return bytes >= 24 && bytes <= 64;
};

const secretsIn = (value: string): readonly string[] => value.split(/[\s,]+/).filter(Boolean);

const areSigningSecrets = (value: string): boolean => {
  const secrets = secretsIn(value);
  return secrets.length > 0 && secrets.length <= 2 && secrets.every(isSigningSecret);
};

const templates = ['default', 'jira', 'zendesk'] as const;

export const webhookVariables = {
  ESCALATION_WEBHOOK_URL: checked(
    isWebhookUrl,
    'must be an https address without user and password (http only for this machine). Credentials go into ESCALATION_WEBHOOK_AUTHORIZATION.',
  ),
  ESCALATION_WEBHOOK_SECRET: checked(
    areSigningSecrets,
    'must be whsec_ and the base64 of 24 to 64 random bytes: echo "whsec_$(openssl rand -base64 32)". While it is changed, the old one may follow after a comma.',
  ),
  ESCALATION_WEBHOOK_AUTHORIZATION: checked(
    (value) => /^[A-Za-z0-9-]{1,40} [\x21-\x7e]{1,4000}$/.test(value),
    'must be the whole value of the Authorization header, for example Basic followed by the base64 of user:token.',
  ),
  ESCALATION_WEBHOOK_TEMPLATE: text
    .transform((value) => value ?? 'default')
    .pipe(z.enum(templates, { error: 'must be default, jira or zendesk.' })),
  ESCALATION_JIRA_PROJECT: checked(
    (value) => /^[A-Z][A-Z0-9_]{1,30}$/.test(value),
    'must be the key of a Jira project, for example SUP.',
  ),
  ESCALATION_JIRA_ISSUE_TYPE: checked(
    (value) => value.length <= 60,
    'must be the name of an issue type, for example Task.',
  ),
  ESCALATION_ZENDESK_REQUESTER: checked(isEmail, 'must be one e-mail address, without a name.'),
};

const schema = z.object(webhookVariables);
type Variables = z.infer<typeof schema>;

const readTemplate = (read: Variables): Part<TemplateSettings> => {
  const { ESCALATION_JIRA_PROJECT: projectKey, ESCALATION_ZENDESK_REQUESTER: requester } = read;
  switch (read.ESCALATION_WEBHOOK_TEMPLATE) {
    case 'default':
      return { settings: { kind: 'default' }, problems: [] };
    case 'zendesk':
      return {
        settings: { kind: 'zendesk', ...(requester === undefined ? {} : { requester }) },
        problems: [],
      };
    case 'jira':
      if (projectKey === undefined)
        return {
          problems: missing({ ESCALATION_JIRA_PROJECT: projectKey }, 'the key of the project to file in.'),
        };
      return {
        settings: { kind: 'jira', projectKey, issueType: read.ESCALATION_JIRA_ISSUE_TYPE ?? 'Task' },
        problems: [],
      };
  }
};

/** What each template cannot do without: our own shape is signed, a ticket system wants a login. */
const credentialProblems = (read: Variables): readonly string[] =>
  read.ESCALATION_WEBHOOK_TEMPLATE === 'default'
    ? missing(
        { ESCALATION_WEBHOOK_SECRET: read.ESCALATION_WEBHOOK_SECRET },
        'the webhook is signed with it. Make one: echo "whsec_$(openssl rand -base64 32)".',
      )
    : missing(
        { ESCALATION_WEBHOOK_AUTHORIZATION: read.ESCALATION_WEBHOOK_AUTHORIZATION },
        'the ticket system wants a login, for example Basic followed by the base64 of user:token.',
      );

const isWebhookWanted = (read: Variables): boolean =>
  Object.entries(read).some(
    ([name, value]) =>
      /^ESCALATION_(?:WEBHOOK|JIRA|ZENDESK)_/.test(name) && value !== undefined && value !== 'default',
  );

/** Reads where escalations are posted, and what is missing for it. */
export const readWebhook = (read: Variables): Part<WebhookSettings> => {
  const { ESCALATION_WEBHOOK_URL: url, ESCALATION_WEBHOOK_AUTHORIZATION: authorization } = read;
  if (!isWebhookWanted(read)) return { problems: [] };
  if (url === undefined)
    return { problems: missing({ ESCALATION_WEBHOOK_URL: url }, 'set the address to post to.') };
  const [secret, formerSecret] = secretsIn(read.ESCALATION_WEBHOOK_SECRET ?? '');
  const template = readTemplate(read);
  const problems = [...credentialProblems(read), ...template.problems];
  if (template.settings === undefined || problems.length > 0) return { problems };
  return {
    settings: {
      url,
      ...(secret === undefined ? {} : { secret }),
      ...(formerSecret === undefined ? {} : { formerSecret }),
      ...(authorization === undefined ? {} : { authorization }),
      template: template.settings,
    },
    problems: [],
  };
};
