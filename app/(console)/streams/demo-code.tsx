'use client';

import { createStreamCall, emptyStream } from './create/schema.ts';
import { generatorSheet } from './[streamName]/producers/generator-sheet.ts';
import { useCodePlace } from '../use-code-place.ts';
import { sheetOfCalls } from '#components/code/sheet-of-calls.ts';
import { ShowActionsAsCode } from '#components/code/show-actions-as-code.tsx';
import { plainSending } from '#lib/jobs/sending.ts';
import {
  storefrontGenerators,
  storefrontShards,
  storefrontStreamName as streamName,
} from '#scenarios/storefront-plan.ts';

const create = createStreamCall({ ...emptyStream, streamName, shardCount: `${storefrontShards}` });
const written = {
  streamName,
  sending: plainSending,
  traffic: { kind: 'constant' } as const,
  tail: null,
};

/** What the demo makes: a stream, and what writes into it. */
export function DemoCode() {
  const place = useCodePlace();
  return (
    <ShowActionsAsCode
      subject="the demo"
      lead={`A stream, and ${storefrontGenerators.length} generators, which the console’s workers run.`}
      actions={[
        { label: `Create ${streamName}`, write: () => sheetOfCalls([create], place) },
        ...storefrontGenerators.map((generator) => ({
          label: `Write ${generator.name}`,
          write: () => generatorSheet({ ...generator, ...written }, [], place),
        })),
      ]}
    />
  );
}
