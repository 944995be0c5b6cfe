import { createEntry, type Entry } from '#lib/jobs/batch.ts';
import type { GeneratorPlan } from '#lib/jobs/generator-plan.ts';
import { createKeyPicker } from '#lib/jobs/key-shape.ts';
import { compileTemplate } from '#lib/jobs/template.ts';
import { templateWords } from '#lib/jobs/words.ts';

const encoder = new TextEncoder();
const words = templateWords();

export interface RecordMoment {
  nowMs: number;
  sinceStartMs: number;
  /** 1 for the first record of a run. */
  number: number;
}

/** Makes the records of a plan. Fails with a TemplateError where the template is no good. */
export function createRecordMaker(
  plan: Pick<GeneratorPlan, 'template' | 'keyShape'>,
  random: () => number,
): (moment: RecordMoment) => Entry {
  const template = compileTemplate(plan.template, words);
  const pickKey = createKeyPicker(plan.keyShape, random);
  return ({ nowMs, sinceStartMs, number }) => {
    const partitionKey = pickKey(sinceStartMs);
    const text = template.render({ nowMs, number, partitionKey });
    return createEntry(partitionKey, encoder.encode(text), nowMs);
  };
}
