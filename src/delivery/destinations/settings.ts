/** How mail is handed over. `tls`: `implicit` from the first byte, else by STARTTLS: `required`, `optional` where the server offers it, or `off`. */
export interface EmailSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'required' | 'optional' | 'off';
  readonly login?: { readonly user: string; readonly password: string };
  readonly from: string;
  readonly to: readonly string[];
}

/** What the receiver behind the webhook expects in the body. */
export type TemplateSettings =
  | { readonly kind: 'default' }
  | { readonly kind: 'jira'; readonly projectKey: string; readonly issueType: string }
  | { readonly kind: 'zendesk'; readonly requester?: string };

export interface WebhookSettings {
  readonly url: string;
  /** `whsec_` and the base64 of the key. */
  readonly secret?: string;
  /** The one before it, while receivers learn the new one: messages are signed with both. */
  readonly formerSecret?: string;
  /** The whole value of the Authorization header. */
  readonly authorization?: string;
  readonly template: TemplateSettings;
}

/** The destinations beside Slack that the operator has set up. */
export interface DestinationSettings {
  readonly email?: EmailSettings;
  readonly webhook?: WebhookSettings;
}
