'use client';

import { generatorSheet, type SampleRecord } from './generator-sheet.ts';
import { useCodePlace } from '../../../use-code-place.ts';
import { ShowAsCode } from '#components/code/show-as-code.tsx';
import type { GeneratorPlan } from '#lib/jobs/generator-plan.ts';

interface GeneratorCodeProps {
  /** Undefined while the form holds none. */
  plan: GeneratorPlan | undefined;
  samples: readonly SampleRecord[];
  subject?: string;
}

/** What a generator sends, as programs that send the like. */
export function GeneratorCode({ plan, samples, subject }: GeneratorCodeProps) {
  const place = useCodePlace();
  return (
    <ShowAsCode subject={subject} write={() => plan && generatorSheet(plan, samples, place)} />
  );
}
