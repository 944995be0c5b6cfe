'use client';

import { useQuery } from '@tanstack/react-query';
import { scaleStream } from './actions.ts';
import { ScaleFields } from './scale-fields.tsx';
import { scaleSchema } from './schema.ts';
import { Setting } from './setting.tsx';
import { SettingForm } from './setting-form.tsx';
import { modeOf, type StreamInfo, streamOf } from './stream-info.ts';
import { type Reshard, reshardOf } from '../plan/use-reshard.ts';
import { shardQuotaQuery } from '../queries.ts';
import type { ShardView } from '../shard-view.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { plural } from '#lib/format/count.ts';
import { formatDollars } from '#lib/format/dollars.ts';
import { scalePlan } from '#lib/kinesis/reshard-plan.ts';
import { scaleComplaint, scalingsPerDay } from '#lib/kinesis/scale-rules.ts';
import { shardsDay } from '#lib/prices/kinesis.ts';

interface ScaleSettingProps {
  stream: StreamInfo;
  /** Open and closed, in hash order. */
  shards: readonly ShardView[];
  onStart: (reshard: Reshard) => void;
}

/** How many shards, all equally wide. */
export function ScaleSetting({ stream, shards, onStart }: ScaleSettingProps) {
  const capability = streamCan.reshard(useConnection(), stream);
  const { data } = useQuery(shardQuotaQuery());
  const open = shards.filter(({ isOpen }) => isOpen);
  const { ShardLimit: limit, OpenShardCount: used } = data ?? {};
  const quota = limit === undefined || used === undefined ? undefined : { limit, open: used };
  return (
    <Setting
      id="scale"
      title="Shard count"
      edit="Scale"
      description="Scaling makes all shards equally wide. To change single shards, split or merge them on the Shards tab."
      capability={capability}
      items={[
        { label: 'Open shards', value: plural(stream.OpenShardCount ?? 0, 'shard') },
        {
          label: 'Cost of the shards a day on AWS in us-east-1',
          value:
            modeOf(stream) === 'PROVISIONED'
              ? formatDollars(shardsDay(stream.OpenShardCount ?? 0))
              : 'none: an on-demand stream pays for what goes through',
        },
        { label: 'Scalings', value: `${scalingsPerDay} in any 24 h for a stream` },
      ]}
    >
      {open.length > 0 && (
        <SettingForm
          schema={scaleSchema}
          initial={{ ...streamOf(stream), targetShardCount: String(open.length * 2) }}
          action={scaleStream}
          submit="Scale stream"
          refusal="The stream was not scaled"
          done={`${stream.StreamName} is being scaled.`}
          capability={capability}
          check={({ targetShardCount }) => {
            const complaint = scaleComplaint(open.length, Number(targetShardCount), quota);
            const errors: Record<string, string> = {};
            if (complaint !== undefined) errors.targetShardCount = complaint;
            return errors;
          }}
          idle={({ targetShardCount }) => {
            const target = Number(targetShardCount);
            if (scaleComplaint(open.length, target, quota) !== undefined) return undefined;
            const nothing = scalePlan(open, target).closes.length === 0;
            return nothing ? 'The shards are so already.' : undefined;
          }}
          onDone={({ targetShardCount }) => {
            const target = Number(targetShardCount);
            const what = `Scaling to ${plural(target, 'shard')}`;
            onStart(reshardOf(what, scalePlan(open, target), shards));
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
      )}
    </Setting>
  );
}
