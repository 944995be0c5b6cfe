import { z } from 'zod';
import { numberIn } from './field-values.ts';
import { emptyKeys, keyComplaints, type KeyInput, keyInputOf, shapeOf } from './key-input.ts';
import { emptyTail, flowOf, tailComplaints, type TailInput, tailInputOf } from './tail-input.ts';
import {
  emptyTraffic,
  type Recording,
  trafficComplaints,
  type TrafficInput,
  trafficInputOf,
  trafficOf,
} from './traffic-input.ts';
import { type GeneratorPlan, mostRecordsPerSecond } from '#lib/jobs/generator-plan.ts';
import { type KeyShape, keyShapeSchema } from '#lib/jobs/key-shape.ts';
import type { RetryPolicyName } from '#lib/jobs/retry-policy.ts';
import { plainSending, sendingSchema } from '#lib/jobs/sending.ts';
import { agentFlowSchema, type AgentFlow } from '#lib/jobs/tail/agent-flow.ts';
import { patternComplaint } from '#lib/jobs/tail/pattern-complaint.ts';
import { templateComplaint } from '#lib/jobs/template-complaint.ts';
import { type TrafficShape, trafficShapeSchema } from '#lib/jobs/traffic-shape.ts';

/** What the form holds: fields as they are typed. */
export interface GeneratorInput extends KeyInput, TrafficInput, TailInput {
  name: string;
  description: string;
  /** Where records come from. */
  source: 'template' | 'tail';
  template: string;
  recordsPerSecond: string;
  aggregates: boolean;
  encrypts: boolean;
  retry: RetryPolicyName;
}

export const emptyGenerator: GeneratorInput = {
  name: '',
  description: '',
  source: 'template',
  template: '',
  recordsPerSecond: '100',
  ...plainSending,
  ...emptyKeys,
  ...emptyTraffic,
  ...emptyTail,
};

export interface ValidGenerator {
  name: string;
  description: string;
  plan: Omit<GeneratorPlan, 'streamName'>;
}

const text = z.string().max(2_000);

const fields = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(60, 'At most 60 characters.'),
  description: z.string().trim().max(400, 'At most 400 characters.'),
  source: z.enum(['template', 'tail']),
  template: z.string(),
  recordsPerSecond: text,
  ...sendingSchema.shape,
  kind: z.enum(['uniform', 'skewed', 'hot', 'entities', 'random']),
  prefix: z.string().max(100, 'At most 100 characters.'),
  keys: text,
  exponent: text,
  hotKey: text,
  sharePercent: text,
  isAtTimes: z.boolean(),
  burstSeconds: text,
  burstEverySeconds: text,
  traffic: z.enum(['constant', 'wave', 'spike', 'ramp', 'bursts', 'recorded']),
  lowest: text,
  periodSeconds: text,
  peak: text,
  afterSeconds: text,
  peakSeconds: text,
  everySeconds: text,
  rampTo: text,
  overSeconds: text,
  recording: z.custom<Recording>().optional(),
  filePattern: text,
  initialPosition: agentFlowSchema.shape.initialPosition,
  maxBufferAgeMillis: text,
  maxBufferSizeBytes: text,
  maxBufferSizeRecords: text,
  partitionKeyOption: agentFlowSchema.shape.partitionKeyOption,
  multiLineStartPattern: text,
  skipHeaderLines: text,
  truncatedRecordTerminator: text,
  minTimeBetweenFilePollsMillis: text,
  processing: z.enum(['NONE', 'SINGLELINE', 'CSVTOJSON', 'LOGTOJSON']),
  fieldNames: text,
  delimiter: text,
  logFormat: z.enum(['COMMONAPACHELOG', 'COMBINEDAPACHELOG', 'APACHEERRORLOG', 'SYSLOG']),
  matchPattern: text,
});

type Fields = z.infer<typeof fields>;

const isRate = (rate: number) => rate >= 0.1 && rate <= mostRecordsPerSecond;
const rateComplaint = `Enter 0.1 to ${mostRecordsPerSecond.toLocaleString('en-US')} records a second.`;

/** Checks what the form holds and makes a plan of it. Complaints are at the form's fields. */
export const generatorSchema = fields.transform((input, context): ValidGenerator => {
  const complain = (field: keyof GeneratorInput, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  const plan = input.source === 'tail' ? tailPlan(input, complain) : templatePlan(input, complain);
  if (!plan) return z.NEVER;
  const { name, description, aggregates, encrypts, retry } = input;
  return { name, description, plan: { ...plan, sending: { aggregates, encrypts, retry } } };
});

type Complain = (field: keyof GeneratorInput, message: string) => void;
type Plan = Omit<ValidGenerator['plan'], 'sending'>;

function templatePlan(input: Fields, complain: Complain): Plan | undefined {
  const complaint = templateComplaint(input.template);
  if (complaint !== undefined) complain('template', complaint);
  const recordsPerSecond = numberIn(input.recordsPerSecond);
  if (!isRate(recordsPerSecond)) complain('recordsPerSecond', rateComplaint);
  const keyShape = checked(keyShapeSchema, shapeOf(input), keyComplaints, complain);
  const traffic = checked(trafficShapeSchema, trafficOf(input), trafficComplaints, complain);
  if (complaint !== undefined || !keyShape || !traffic || !isRate(recordsPerSecond))
    return undefined;
  return { template: input.template, recordsPerSecond, keyShape, traffic, tail: null };
}

function tailPlan(input: Fields, complain: Complain): Plan | undefined {
  let isWrong = false;
  for (const field of ['multiLineStartPattern', 'matchPattern', 'delimiter'] as const) {
    // One character is no expression.
    if (field === 'delimiter' && input.delimiter.length === 1) continue;
    const complaint = patternComplaint(input[field]);
    if (complaint === undefined) continue;
    complain(field, complaint);
    isWrong = true;
  }
  const tail = checked(agentFlowSchema, flowOf(input), tailComplaints, complain);
  if (!tail || isWrong) return undefined;
  return {
    template: '',
    recordsPerSecond: 1,
    keyShape: { kind: 'random' },
    traffic: { kind: 'constant' },
    tail,
  };
}

function checked<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  complaints: Readonly<Record<string, [keyof GeneratorInput, string]>>,
  complain: Complain,
): Value | undefined {
  const parsed = schema.safeParse(value);
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [field, known] = complaints[path.join('.')] ?? complaints[''] ?? ['name', message];
    complain(field, known);
  }
  return parsed.data;
}

interface Existing {
  name: string;
  description: string;
  template: string;
  recordsPerSecond: number;
  keyShape: KeyShape;
  traffic: TrafficShape;
  sending: GeneratorPlan['sending'];
  tail: AgentFlow | null;
}

/** The form of a generator that exists. */
export const inputOf = (generator: Existing): GeneratorInput => ({
  name: generator.name,
  description: generator.description,
  source: generator.tail ? 'tail' : 'template',
  template: generator.template,
  recordsPerSecond: String(generator.recordsPerSecond),
  ...generator.sending,
  ...keyInputOf(generator.keyShape),
  ...trafficInputOf(generator.traffic),
  ...(generator.tail ? tailInputOf(generator.tail) : emptyTail),
});
