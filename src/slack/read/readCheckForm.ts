import { z } from 'zod';
import { addressIn } from '../../cases/checkWish.ts';
import { checkEnvironments } from '../../cases/keySets.ts';
import type { Subject } from '../../checks/subject.ts';

/** What somebody filled in: empty fields are left out. */
export const readCheckForm = (inputs: (blockId: string) => readonly string[]): Subject => {
  const text = (name: string) => inputs(name)[0]?.trim() ?? '';
  const environment = z.enum(checkEnvironments).safeParse(text('environment')).data;
  const given: Subject = {
    jwksUrl: addressIn(text('jwksUrl')),
    fhirBase: addressIn(text('fhirBase')),
    kid: text('kid'),
    clientId: text('clientId'),
    practice: text('practice').toUpperCase(),
    assertion: text('assertion'),
    authorizeUrl: addressIn(text('authorizeUrl')),
    redirectUri: text('redirectUri'),
    codeVerifier: text('codeVerifier'),
  };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
    ...(environment === undefined ? {} : { environment }),
  };
};
