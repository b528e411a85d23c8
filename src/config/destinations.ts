import { z } from 'zod';
import type { DestinationSettings } from '../delivery/destinations/settings.ts';
import { emailVariables, readEmail } from './email.ts';
import { readWebhook, webhookVariables } from './webhook.ts';

/** The variables of the destinations beside Slack. */
export const destinationVariables = { ...emailVariables, ...webhookVariables };

const schema = z.object(destinationVariables);

/** The destinations that the variables set up, and what is missing. Values are never repeated in a problem. */
export const readDestinations = (
  read: z.infer<typeof schema>,
): { readonly settings: DestinationSettings; readonly problems: readonly string[] } => {
  const [email, webhook] = [readEmail(read), readWebhook(read)];
  return {
    settings: {
      ...(email.settings === undefined ? {} : { email: email.settings }),
      ...(webhook.settings === undefined ? {} : { webhook: webhook.settings }),
    },
    problems: [...email.problems, ...webhook.problems],
  };
};
