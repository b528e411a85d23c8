import type { z } from 'zod';
import type { Actor } from '../../channels/places.ts';
import { readInputs } from '../read/readForm.ts';
import type { ListenerDeps } from './deps.ts';
import type { FormPayload } from './payloads.ts';

/** Who sent a form, from the channel and thread where they opened it. */
export type Sender = Actor & { readonly threadTs?: string };

/** A form that somebody sent. */
export interface SentForm<Metadata> extends Pick<FormPayload, 'ack' | 'client'> {
  readonly by: Sender;
  /** What travelled with the form: ids only, since it comes back from outside. */
  readonly metadata: Metadata;
  readonly values: unknown;
  /** The values of an input, by its block. */
  readonly inputs: (blockId: string) => readonly string[];
}

interface AnyMetadata {
  readonly channelId: string;
  readonly threadTs?: string;
}

/** Reads a form with what travelled with it. The handler acknowledges, since what is wrong in a form is said with that. */
export const onForm =
  <Metadata extends AnyMetadata>(
    schema: z.ZodType<Metadata>,
    handle: (form: SentForm<Metadata>, deps: ListenerDeps) => Promise<void>,
    deps: ListenerDeps,
  ) =>
  async ({ ack, body, client, context, view }: FormPayload): Promise<void> => {
    const metadata = schema.parse(JSON.parse(view.private_metadata));
    const { channelId, threadTs } = metadata;
    const by = {
      teamId: context.teamId ?? body.team?.id ?? '',
      userId: body.user.id,
      channelId,
      ...(context.enterpriseId === undefined ? {} : { enterpriseId: context.enterpriseId }),
      ...(threadTs === undefined ? {} : { threadTs }),
    };
    const { values } = view.state;
    await handle({ ack, client, by, metadata, values, inputs: readInputs(values) }, deps);
  };
