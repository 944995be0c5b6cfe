'use client';

import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDeferredValue } from 'react';
import { numberIn } from './field-values.ts';
import type { GeneratorFieldsProps } from './generator-form.tsx';
import { RecordingField } from './recording-field.tsx';
import { TextField } from './text-field.tsx';
import { trafficOf } from './traffic-input.ts';
import { TrafficChart } from '#components/charts/draw/traffic-chart.tsx';
import { useShards } from '../use-shards.ts';
import { formatSignificant } from '#lib/format/significant.ts';
import { shardWriteBytesPerSecond, shardWriteRecordsPerSecond } from '#lib/kinesis/limits.ts';
import {
  rateAt,
  recordsBy,
  shapeSeconds,
  type Traffic,
  trafficInWords,
  trafficShapeSchema,
} from '#lib/jobs/traffic-shape.ts';

const shapes = [
  { value: 'constant', label: 'Constant', description: 'The same rate all the time.' },
  { value: 'wave', label: 'Wave', description: 'Up and down, as between day and night.' },
  { value: 'spike', label: 'Spike', description: 'Once much more, for a while.' },
  { value: 'ramp', label: 'Ramp', description: 'From one rate to another, evenly, and on.' },
  { value: 'bursts', label: 'Bursts', description: 'Much more again and again.' },
  {
    value: 'recorded',
    label: 'Recorded',
    description: 'As a stream took it during its last hour.',
  },
] as const;

interface TrafficFieldsProps extends GeneratorFieldsProps {
  streamName: string;
  recordBytes: number | undefined;
}

/** How many records at which time, drawn against what the stream takes. */
export function TrafficFields(props: TrafficFieldsProps) {
  const { values, errors, onChange, streamName } = props;
  const chosen = shapes.find(({ value }) => value === values.traffic);
  return (
    <Container header={<Header variant="h3">How many records, and when</Header>}>
      <SpaceBetween size="m">
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px' }}>
          <div style={{ flex: '1 1 260px', maxWidth: 360 }}>
            <FormField label="Traffic shape" errorText={errors.traffic}>
              <Select
                options={[...shapes]}
                selectedOption={chosen ?? null}
                onChange={({ detail }) => {
                  const next = shapes.find(({ value }) => value === detail.selectedOption.value);
                  if (next) onChange({ traffic: next.value });
                }}
              />
            </FormField>
          </div>
          <TextField
            {...props}
            field="recordsPerSecond"
            label={rateLabels[values.traffic]}
            isNumber
          />
          <ShapeFields {...props} />
        </div>
        {values.traffic === 'recorded' && (
          <RecordingField
            streamName={streamName}
            recording={values.recording}
            onChange={onChange}
          />
        )}
        <TrafficPicture {...props} />
      </SpaceBetween>
    </Container>
  );
}

const rateLabels = {
  constant: 'Records per second',
  wave: 'Highest (records/s)',
  spike: 'Otherwise (records/s)',
  ramp: 'From (records/s)',
  bursts: 'Otherwise (records/s)',
  recorded: 'Highest (records/s)',
} as const;

function ShapeFields(props: GeneratorFieldsProps) {
  switch (props.values.traffic) {
    case 'wave':
      return (
        <>
          <TextField {...props} field="lowest" label="Lowest (records/s)" isNumber />
          <TextField {...props} field="periodSeconds" label="From top to top (s)" isNumber />
        </>
      );
    case 'spike':
      return (
        <>
          <TextField {...props} field="peak" label="Peak (records/s)" isNumber />
          <TextField {...props} field="afterSeconds" label="After (s)" isNumber />
          <TextField {...props} field="peakSeconds" label="For (s)" isNumber />
        </>
      );
    case 'ramp':
      return (
        <>
          <TextField {...props} field="rampTo" label="To (records/s)" isNumber />
          <TextField {...props} field="overSeconds" label="Over (s)" isNumber />
        </>
      );
    case 'bursts':
      return (
        <>
          <TextField {...props} field="peak" label="Peak (records/s)" isNumber />
          <TextField {...props} field="peakSeconds" label="For (s)" isNumber />
          <TextField {...props} field="everySeconds" label="Out of each (s)" isNumber />
        </>
      );
    default:
      return null;
  }
}

const points = 240;

function TrafficPicture({ values, streamName, recordBytes = 0 }: TrafficFieldsProps) {
  const settled = useDeferredValue(values);
  const { open } = useShards(streamName);
  const shape = trafficShapeSchema.safeParse(trafficOf(settled)).data;
  const recordsPerSecond = numberIn(settled.recordsPerSecond);
  if (!shape || !(recordsPerSecond > 0)) return null;
  const traffic: Traffic = { shape, recordsPerSecond };
  const seconds = shapeSeconds(shape);
  const rates = Array.from({ length: points + 1 }, (_, index) =>
    // Just before a step's end, so that the last point is not the next cycle's first.
    rateAt(traffic, Math.min(seconds * 1_000 - 1, (index * seconds * 1_000) / points)),
  );
  const perShard = Math.min(
    shardWriteRecordsPerSecond,
    recordBytes > 0 ? shardWriteBytesPerSecond / recordBytes : shardWriteRecordsPerSecond,
  );
  const total = Math.round(recordsBy(traffic, seconds * 1_000));
  return (
    <TrafficChart
      rates={rates}
      seconds={seconds}
      summary={`${capitalised(trafficInWords(traffic))}: ${formatSignificant(total)} records in the ${formatSignificant(seconds)} s shown.`}
      {...(open.length > 0 && {
        limit: {
          value: perShard * open.length,
          text: `${open.length === 1 ? 'its one shard takes' : `all ${open.length} shards take`} ${formatSignificant(Math.round(perShard * open.length))} such records/s`,
        },
      })}
    />
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
