/** Where Slack's methods are unless a connection says otherwise. */
export const slackApi = 'https://slack.com/api/';

/** How the bot reaches Slack: it calls out and keeps a socket open, or it is called at an address. `apiUrl` ends in a slash; absent for Slack itself. */
export type SlackConnection =
  | {
      readonly kind: 'socket';
      readonly botToken: string;
      readonly appToken: string;
      readonly apiUrl?: string;
    }
  | {
      readonly kind: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      /** Taken as well, while the secret is changed. */
      readonly formerSigningSecret?: string;
      /** The address of this machine to listen on; all of them when absent. */
      readonly host?: string;
      /** 0 for any free port. */
      readonly port: number;
      readonly apiUrl?: string;
    };
