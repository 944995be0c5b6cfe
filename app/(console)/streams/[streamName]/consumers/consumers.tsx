'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { FanOut } from './fan-out.tsx';
import { Groups } from './groups.tsx';
import { Readers } from './readers.tsx';

/** Who reads the stream, and sample readers to try it with. */
export const Consumers = ({ streamName }: { streamName: string }) => (
  <SpaceBetween size="l">
    <Readers streamName={streamName} />
    <FanOut streamName={streamName} />
    <Groups streamName={streamName} />
  </SpaceBetween>
);
