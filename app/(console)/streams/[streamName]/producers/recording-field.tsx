'use client';

import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { GeneratorInput } from './schema.ts';
import type { Recording } from './traffic-input.ts';
import { connectionNow } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { fetchRead } from '#lib/aws/read.ts';
import { formatTime } from '#lib/format/time.ts';
import { recordingOf } from '#lib/jobs/recording.ts';
import { pollMetrics } from '#lib/kinesis/metric-poll.ts';
import { gridUntil } from '#lib/kinesis/metric-window.ts';
import { wantedOfStream } from '#lib/kinesis/stream-metrics.ts';

interface RecordingFieldProps {
  streamName: string;
  recording: Recording | undefined;
  onChange: (changes: Partial<GeneratorInput>) => void;
}

const hourMs = 3_600_000;
const stepMs = 60_000;

/** Takes the rates of a stream's last hour, minute by minute, from its IncomingRecords. */
export function RecordingField({ streamName, recording, onChange }: RecordingFieldProps) {
  const { simulated } = useConnection();
  const [from, setFrom] = useState(recording?.streamName ?? streamName);
  const [complaint, setComplaint] = useState<string>();
  const [isTaking, setIsTaking] = useState(false);
  const take = async () => {
    setIsTaking(true);
    setComplaint(undefined);
    try {
      const nowMs = await connectionNow(simulated, new AbortController().signal);
      const wanted = wantedOfStream(from, ['recordsIn']);
      const window = await pollMetrics(
        undefined,
        wanted,
        gridUntil(nowMs, hourMs, stepMs),
        stepMs,
        (input) => fetchRead('cloudwatch', 'GetMetricData', input),
      );
      const taken = recordingOf(window, from);
      if (!taken) setComplaint(`${from} took no records in the last hour.`);
      else
        onChange({
          recording: taken,
          recordsPerSecond: String(Math.max(0.1, Math.round(Math.max(...taken.rates) * 10) / 10)),
        });
    } catch (error) {
      setComplaint(error instanceof Error ? error.message : String(error));
    } finally {
      setIsTaking(false);
    }
  };
  const taken =
    recording &&
    `Taken: ${recording.rates.length} min of ${recording.streamName} from ${formatTime(recording.fromMs, 'utc')}. It is played again when it is over.`;
  return (
    <FormField
      label="Stream whose last hour is played again"
      errorText={complaint}
      constraintText={taken ?? 'Its IncomingRecords of CloudWatch, minute by minute.'}
    >
      <SpaceBetween direction="horizontal" size="xs">
        <Input value={from} spellcheck={false} onChange={({ detail }) => setFrom(detail.value)} />
        <Button formAction="none" loading={isTaking} onClick={() => void take()}>
          Take its rates
        </Button>
      </SpaceBetween>
    </FormField>
  );
}
