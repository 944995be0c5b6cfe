import { z } from 'zod';
import { keyShapeSchema } from '#lib/jobs/key-shape.ts';
import { mostTemplateCharacters } from '#lib/jobs/template.ts';

export const mostRecordsPerSecond = 20_000;

/** What a generator shall do. */
export const generatorPlanSchema = z.object({
  streamName: z.string().min(1).max(128),
  template: z.string().min(1).max(mostTemplateCharacters),
  recordsPerSecond: z.number().min(0.1).max(mostRecordsPerSecond),
  keyShape: keyShapeSchema,
});

export type GeneratorPlan = z.infer<typeof generatorPlanSchema>;

/** A row of the console's database, its key shape still text. Fails where a row was written by something else. */
export const planOfRow = (row: Omit<GeneratorPlan, 'keyShape'> & { keyShape: string }) =>
  generatorPlanSchema.parse({ ...row, keyShape: JSON.parse(row.keyShape) as unknown });
