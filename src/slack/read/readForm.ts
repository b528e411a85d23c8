import { z } from 'zod';
import { evidenceFieldIds } from '../../catalog/evidenceFields.ts';
import type { Basics, Evidence } from '../../escalations/form.ts';
import { detailBlock, valueId } from '../cards/inputs.ts';

const option = z.object({ value: z.string().max(150) });

const inputSchema = z.union([
  z.object({ type: z.literal('plain_text_input'), value: z.string().max(3000).nullish() }),
  z.object({ type: z.enum(['static_select', 'radio_buttons']), selected_option: option.nullish() }),
  z.object({ type: z.literal('conversations_select'), selected_conversation: z.string().max(32).nullish() }),
  z.object({
    type: z.literal('timepicker'),
    selected_time: z
      .string()
      .regex(/^\d\d:\d\d$/)
      .nullish(),
  }),
  z.object({ type: z.literal('datetimepicker'), selected_date_time: z.int().min(0).nullish() }),
  z.object({ type: z.literal('checkboxes'), selected_options: z.array(option).max(10).nullish() }),
]);

const valuesSchema = z.record(z.string(), z.object({ [valueId]: inputSchema }));

/** The values of one input: none, one, or for checkboxes several. */
const read = (input: z.infer<typeof inputSchema> | undefined): readonly string[] => {
  switch (input?.type) {
    case undefined:
      return [];
    case 'plain_text_input':
      return input.value ? [input.value] : [];
    case 'static_select':
    case 'radio_buttons':
      return input.selected_option ? [input.selected_option.value] : [];
    case 'conversations_select':
      return input.selected_conversation ? [input.selected_conversation] : [];
    case 'timepicker':
      return input.selected_time ? [input.selected_time] : [];
    case 'datetimepicker':
      return input.selected_date_time ? [String(input.selected_date_time)] : [];
    case 'checkboxes':
      return (input.selected_options ?? []).map(({ value }) => value);
  }
};

/** The inputs of a submitted view's `state.values`, by block. Throws a ZodError for anything else. */
export const readInputs = (values: unknown): ((blockId: string) => readonly string[]) => {
  const blocks = valuesSchema.parse(values);
  return (blockId) => read(blocks[blockId]?.[valueId]);
};

type Inputs = (blockId: string) => readonly string[];

const text = (inputs: Inputs, name: string): string => inputs(name)[0] ?? '';

/** The first step of the escalation form from its inputs. */
export const readBasicInputs = (inputs: Inputs): Basics => ({
  practiceCode: text(inputs, 'practiceCode'),
  practiceName: text(inputs, 'practiceName'),
  environment: text(inputs, 'environment'),
  flow: text(inputs, 'flow'),
  endpoint: text(inputs, 'endpoint'),
  failedAt: text(inputs, 'failedAt'),
  times: text(inputs, 'times'),
  impact: text(inputs, 'impact'),
  urgency: text(inputs, 'urgency'),
});

/** The second step. */
export const readEvidenceInputs = (inputs: Inputs): Evidence => ({
  evidence: text(inputs, 'evidence'),
  notes: text(inputs, 'notes'),
  ecwCase: text(inputs, 'ecwCase'),
  practiceCase: text(inputs, 'practiceCase'),
  tried: inputs('tried').map(Number),
  details: Object.fromEntries(
    evidenceFieldIds.flatMap((field) => {
      const value = text(inputs, `${detailBlock}${field}`).trim();
      return value === '' ? [] : [[field, value]];
    }),
  ),
});
