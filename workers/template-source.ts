import { createEntry } from '#lib/jobs/batch.ts';
import { englishWords } from '#lib/jobs/english-words.ts';
import type { Seal } from '#lib/jobs/client-encryption.ts';
import type { GeneratorPlan } from '#lib/jobs/generator-plan.ts';
import { createKeyPicker, type KeyPicker, turnOf } from '#lib/jobs/key-shape.ts';
import { createPacer } from '#lib/jobs/pacer.ts';
import { compileTemplate, type Template } from '#lib/jobs/template.ts';
import { recordsBy } from '#lib/jobs/traffic-shape.ts';
import type { RecordSource } from '#workers/record-source.ts';

interface TemplateSourceOptions {
  plan: GeneratorPlan;
  startedMs: number;
  nowMs: number;
  random: () => number;
  /** Encrypts data, where the plan says so. */
  seal: Seal | undefined;
}

/** Records of a template, in the key shape and at the rate of a plan. */
export function createTemplateSource(options: TemplateSourceOptions): RecordSource {
  const { plan, startedMs, random, seal } = options;
  const { keyShape, recordsPerSecond, traffic: shape } = plan;
  const promised = (sinceMs: number) => recordsBy({ shape, recordsPerSecond }, sinceMs);
  const pacer = createPacer(promised, startedMs, options.nowMs);
  let template: Template | undefined;
  let pickKey: KeyPicker | undefined;
  return {
    next(nowMs, number) {
      if (pacer.take(nowMs, 1) === 0) return undefined;
      template ??= compileTemplate(plan.template, englishWords);
      pickKey ??= createKeyPicker(keyShape, random);
      const partitionKey = pickKey(nowMs - startedMs, number);
      const turn = turnOf(keyShape, number);
      const clear = Buffer.from(template.render({ nowMs, number, partitionKey, turn, startedMs }));
      return createEntry(partitionKey, seal ? seal(clear) : clear, nowMs, { clear });
    },
    close: () => Promise.resolve(),
  };
}
