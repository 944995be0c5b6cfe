import { z } from 'zod';
import { type GeneratorPlan, mostRecordsPerSecond } from '#lib/jobs/generator-plan.ts';
import { type KeyShape, keyShapeSchema } from '#lib/jobs/key-shape.ts';
import { compileTemplate } from '#lib/jobs/template.ts';
import { templateWords } from '#lib/jobs/words.ts';

/** What the form holds: fields as they are typed. */
export interface GeneratorInput {
  name: string;
  description: string;
  template: string;
  recordsPerSecond: string;
  kind: KeyShape['kind'];
  prefix: string;
  keys: string;
  exponent: string;
  hotKey: string;
  sharePercent: string;
  isAtTimes: boolean;
  burstSeconds: string;
  burstEverySeconds: string;
}

export const emptyGenerator: GeneratorInput = {
  name: '',
  description: '',
  template: '',
  recordsPerSecond: '100',
  kind: 'uniform',
  prefix: 'user-',
  keys: '1000',
  exponent: '1',
  hotKey: 'user-7',
  sharePercent: '80',
  isAtTimes: true,
  burstSeconds: '60',
  burstEverySeconds: '180',
};

export interface ValidGenerator {
  name: string;
  description: string;
  plan: Omit<GeneratorPlan, 'streamName'>;
}

const wholeNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

const fields = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(60, 'At most 60 characters.'),
  description: z.string().trim().max(400, 'At most 400 characters.'),
  template: z.string(),
  recordsPerSecond: z.string().refine((text) => isRate(wholeNumber(text)), {
    message: `Enter 0.1 to ${mostRecordsPerSecond.toLocaleString('en-US')} records a second.`,
  }),
  kind: z.enum(['uniform', 'skewed', 'hot']),
  prefix: z.string().max(100, 'At most 100 characters.'),
  keys: z.string(),
  exponent: z.string(),
  hotKey: z.string(),
  sharePercent: z.string(),
  isAtTimes: z.boolean(),
  burstSeconds: z.string(),
  burstEverySeconds: z.string(),
});

const isRate = (rate: number) => rate >= 0.1 && rate <= mostRecordsPerSecond;

/** Checks what the form holds and makes a plan of it. Complaints are at the form's fields. */
export const generatorSchema = fields.transform((input, context): ValidGenerator => {
  const complain = (field: keyof GeneratorInput, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  const complaint = templateComplaint(input.template);
  if (complaint !== undefined) complain('template', complaint);
  const shape = keyShapeSchema.safeParse(shapeOf(input));
  for (const { path } of shape.error?.issues ?? []) {
    const [field, message] = complaints[path.join('.')] ?? ['kind', 'This shape cannot be used.'];
    complain(field, message);
  }
  if (!shape.success || complaint !== undefined) return z.NEVER;
  const { name, description, template } = input;
  const recordsPerSecond = wholeNumber(input.recordsPerSecond);
  return { name, description, plan: { template, recordsPerSecond, keyShape: shape.data } };
});

const complaints: Record<string, [keyof GeneratorInput, string]> = {
  prefix: ['prefix', 'Enter what keys begin with, such as user-.'],
  keys: ['keys', 'Enter 1 to 10,000 keys.'],
  exponent: ['exponent', 'Enter 0.1 to 4.'],
  hotKey: ['hotKey', 'Enter a key of 1 to 256 characters.'],
  share: ['sharePercent', 'Enter 1 to 100.'],
  'burst.seconds': ['burstSeconds', 'Enter whole seconds, fewer than from one start to the next.'],
  'burst.everySeconds': ['burstEverySeconds', 'Enter 2 to 86,400 whole seconds.'],
};

/** The shape that the fields say, right or wrong. */
export function shapeOf(input: GeneratorInput): unknown {
  const { kind, prefix, hotKey } = input;
  const keys = wholeNumber(input.keys);
  if (kind === 'uniform') return { kind, prefix, keys };
  if (kind === 'skewed') return { kind, prefix, keys, exponent: wholeNumber(input.exponent) };
  const burst = {
    seconds: wholeNumber(input.burstSeconds),
    everySeconds: wholeNumber(input.burstEverySeconds),
  };
  const share = wholeNumber(input.sharePercent) / 100;
  return { kind, prefix, keys, hotKey, share, ...(input.isAtTimes && { burst }) };
}

export function templateComplaint(template: string): string | undefined {
  try {
    compileTemplate(template, templateWords());
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The form of a generator that exists. */
export function inputOf(generator: {
  name: string;
  description: string;
  template: string;
  recordsPerSecond: number;
  keyShape: KeyShape;
}): GeneratorInput {
  const { name, description, template, recordsPerSecond, keyShape } = generator;
  const { kind, prefix, keys } = keyShape;
  const input: GeneratorInput = {
    ...emptyGenerator,
    name,
    description,
    template,
    kind,
    prefix,
    recordsPerSecond: String(recordsPerSecond),
    keys: String(keys),
  };
  if (keyShape.kind === 'skewed') input.exponent = String(keyShape.exponent);
  if (keyShape.kind !== 'hot') return input;
  const { hotKey, share, burst } = keyShape;
  return {
    ...input,
    hotKey,
    sharePercent: String(Math.round(share * 1_000) / 10),
    isAtTimes: burst !== undefined,
    ...(burst && {
      burstSeconds: String(burst.seconds),
      burstEverySeconds: String(burst.everySeconds),
    }),
  };
}
