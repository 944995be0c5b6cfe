'use client';

import { useQuery } from '@tanstack/react-query';
import { scaleStream } from './actions.ts';
import { scaleCalls } from './calls.ts';
import { ScaleFields } from './scale-fields.tsx';
import { type ScaleInput, scaleSchema } from './schema.ts';
import { SettingForm } from './setting-form.tsx';
import { type StreamInfo, streamOf } from './stream-info.ts';
import { type Reshard, reshardOf } from '../plan/use-reshard.ts';
import { shardQuotaQuery } from '../queries.ts';
import type { ShardView } from '../shard-view.ts';
import type { FieldErrors } from '#components/forms/use-form.ts';
import type { Capability } from '#lib/aws/capabilities.ts';
import { plural } from '#lib/format/count.ts';
import { scalePlan } from '#lib/kinesis/reshard-plan.ts';
import { scaleComplaint, type ShardQuota } from '#lib/kinesis/scale-rules.ts';

interface ScaleFormProps {
  stream: StreamInfo;
  /** Open and closed, in hash order. */
  shards: readonly ShardView[];
  capability: Capability;
  onStart: (reshard: Reshard) => void;
}

/** What UpdateShardCount would refuse is said before it is asked. */
export function ScaleForm({ stream, shards, capability, onStart }: ScaleFormProps) {
  const quota = useShardQuota();
  const open = shards.filter(({ isOpen }) => isOpen);
  const complaintOf = ({ targetShardCount }: ScaleInput) =>
    scaleComplaint(open.length, Number(targetShardCount), quota);
  const planOf = ({ targetShardCount }: ScaleInput) => scalePlan(open, Number(targetShardCount));
  return (
    <SettingForm
      schema={scaleSchema}
      initial={{ ...streamOf(stream), targetShardCount: String(open.length * 2) }}
      action={scaleStream}
      calls={scaleCalls}
      submit="Scale stream"
      refusal="The stream was not scaled"
      done={`${stream.StreamName} is being scaled.`}
      capability={capability}
      check={(values): FieldErrors => {
        const complaint = complaintOf(values);
        return complaint === undefined ? {} : { targetShardCount: complaint };
      }}
      idle={(values) =>
        complaintOf(values) === undefined && planOf(values).closes.length === 0
          ? 'The shards are so already.'
          : undefined
      }
      onDone={(values) => {
        const what = `Scaling to ${plural(Number(values.targetShardCount), 'shard')}`;
        onStart(reshardOf(what, planOf(values), shards));
      }}
    >
      {(fields) => (
        <ScaleFields
          streamName={stream.StreamName ?? ''}
          fields={fields}
          open={open}
          quota={quota}
        />
      )}
    </SettingForm>
  );
}

/** Undefined while it is not known: then only the stream’s own rules are. */
function useShardQuota(): ShardQuota | undefined {
  const { data } = useQuery(shardQuotaQuery());
  const { ShardLimit: limit, OpenShardCount: open } = data ?? {};
  return limit === undefined || open === undefined ? undefined : { limit, open };
}
