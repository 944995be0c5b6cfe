import { z } from 'zod';
import { keyShapeSchema } from '#lib/jobs/key-shape.ts';
import { plainSending, sendingSchema } from '#lib/jobs/sending.ts';
import { agentFlowSchema } from '#lib/jobs/tail/agent-flow.ts';
import { mostTemplateCharacters } from '#lib/jobs/template.ts';
import { trafficShapeSchema } from '#lib/jobs/traffic-shape.ts';

export const mostRecordsPerSecond = 20_000;

/** What a generator shall do. */
export const generatorPlanSchema = z.object({
  streamName: z.string().min(1).max(128),
  /** Not used, and possibly empty, where files are tailed. */
  template: z.string().max(mostTemplateCharacters),
  recordsPerSecond: z.number().min(0.1).max(mostRecordsPerSecond),
  keyShape: keyShapeSchema,
  traffic: trafficShapeSchema.default({ kind: 'constant' }),
  sending: sendingSchema.default(plainSending),
  /** Files whose lines are sent in place of a template's records. */
  tail: agentFlowSchema.nullable().default(null),
});

export type GeneratorPlan = z.infer<typeof generatorPlanSchema>;

/** The columns of a plan that hold JSON. */
const jsonColumns = ['keyShape', 'traffic', 'sending', 'tail'] as const;
type JsonColumn = (typeof jsonColumns)[number];

/** A plan as a row of the console's database holds it. */
export type PlanRow = Omit<GeneratorPlan, JsonColumn> &
  Record<Exclude<JsonColumn, 'tail'>, string> & { tail: string | null };

/** Fails where a row was written by something else. */
export const planOfRow = (row: PlanRow): GeneratorPlan =>
  generatorPlanSchema.parse({
    ...row,
    ...Object.fromEntries(
      jsonColumns.map((column) => [column, JSON.parse(row[column] ?? 'null') as unknown]),
    ),
  });

/** The columns of a plan. */
export const rowOfPlan = <Plan extends Omit<GeneratorPlan, 'streamName'>>(plan: Plan) => ({
  ...plan,
  keyShape: JSON.stringify(plan.keyShape),
  traffic: JSON.stringify(plan.traffic),
  sending: JSON.stringify(plan.sending),
  tail: plan.tail && JSON.stringify(plan.tail),
});
