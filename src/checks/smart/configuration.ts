import { isObject, textOf } from '../keySet/jwk.ts';

/** What a SMART configuration says, as far as it is looked at. A member of another type counts as absent. */
export interface SmartConfiguration {
  readonly tokenUrl?: string;
  readonly authorizeUrl?: string;
  readonly issuer?: string;
  readonly pkceMethods?: readonly string[];
  readonly signingAlgs?: readonly string[];
  readonly grants?: readonly string[];
  readonly scopes?: readonly string[];
}

const texts = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined;

const present = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

export const jsonOf = (body: Uint8Array): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Reads a body as a SMART configuration; undefined when it is not a JSON object. */
export const readConfiguration = (body: Uint8Array): SmartConfiguration | undefined => {
  const json = jsonOf(body);
  return json === undefined
    ? undefined
    : present({
        tokenUrl: textOf(json.token_endpoint),
        authorizeUrl: textOf(json.authorization_endpoint),
        issuer: textOf(json.issuer),
        pkceMethods: texts(json.code_challenge_methods_supported),
        signingAlgs: texts(json.token_endpoint_auth_signing_alg_values_supported),
        grants: texts(json.grant_types_supported),
        scopes: texts(json.scopes_supported),
      });
};
