'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { GeneratorActions } from './generator-actions.tsx';
import { GeneratorCode } from './generator-code.tsx';
import { GeneratorCost } from './generator-cost.tsx';
import { GeneratorCounts } from './generator-counts.tsx';
import { GeneratorStatus } from './generator-status.tsx';
import { LastError } from './last-error.tsx';
import { LiveSample } from './live-sample.tsx';
import { PlanInWords } from './plan-in-words.tsx';
import { burstNow, generatorState } from '#lib/jobs/generator-state.ts';
import type { GeneratorView } from '#lib/jobs/generator-view.ts';

interface GeneratorCardProps {
  generator: GeneratorView;
  /** When this was so, on the clock of the console's machine. */
  nowMs: number;
}

/** One generator: what it does, what became of its records, and how to change that. */
export function GeneratorCard({ generator, nowMs }: GeneratorCardProps) {
  const { name, description, rates } = generator;
  const state = generatorState(generator, nowMs);
  return (
    <Container
      fitHeight
      header={
        <Header variant="h3" actions={<GeneratorActions generator={generator} />}>
          {name}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <GeneratorStatus state={state} burst={burstNow(generator, nowMs)} />
        {description !== '' && <Box color="text-body-secondary">{description}</Box>}
        <PlanInWords generator={generator} />
        <GeneratorCounts
          generator={generator}
          rates={state.kind === 'silent' ? undefined : rates}
          nowMs={nowMs}
        />
        <LastError generator={generator} nowMs={nowMs} />
        <LiveSample generator={generator} nowMs={nowMs} />
        <GeneratorCost plan={generator} recordBytes={sampleBytes(generator)} />
        <GeneratorCode plan={generator} samples={samplesOf(generator)} subject={name} />
      </SpaceBetween>
    </Container>
  );
}

/** Of one record of the template. */
const sampleBytes = ({ sample }: GeneratorView): number | undefined =>
  sample && sample.bytes / sample.records;

const samplesOf = ({ sample }: GeneratorView) =>
  sample ? [{ key: sample.partitionKey, text: sample.text }] : [];
