/** What a person cannot do here; the message is in plain words for them. */
export class ActError extends Error {}
