'use client';

import { splitShard } from './actions.ts';
import { ChangeFrame } from './change-frame.tsx';
import type { ChangeShardsProps } from './change-shards.tsx';
import { KeySamplePanel } from './key-sample-panel.tsx';
import { Neighbours } from './neighbours.tsx';
import { splitCall } from './schema.ts';
import { SplitFields } from './split-fields.tsx';
import { useSubmit } from '../plan/use-submit.ts';
import type { ShardRow } from '../plan/shard-row.ts';
import { reshardOf } from '../plan/use-reshard.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import type { Capability } from '#lib/aws/capabilities.ts';

interface SplitFormProps extends ChangeShardsProps {
  shard: ShardRow;
  capability: Capability;
}

/** One shard is to become two. */
export function SplitForm({ shard, capability, ...props }: SplitFormProps) {
  const { streamName, rows, selection, onSelect, onStart } = props;
  const { place, planned } = selection;
  const { submit, failure, isPending, forget } = useSubmit();
  const isAboutPlace = failure?.message.includes('NewStartingHashKey') === true;
  const { shardId } = shard;
  const input = { streamName, shardId, newStartingHashKey: String(place.at ?? '') };
  const split = () =>
    submit(
      () => splitShard(input),
      () => {
        if (planned) onStart(reshardOf(`Split of ${shardId}`, planned.plan, rows));
        onSelect([]);
      },
    );
  const unplanned = planned ? undefined : 'Say first where to split: the plan shows then.';
  return (
    <ChangeFrame
      title={`Split ${shardId}`}
      description="The shard closes and two new ones take over its range. It keeps its records until they expire."
      act="Split shard"
      isPending={isPending}
      disabledReason={capability.can ? unplanned : capability.reason}
      onAct={split}
      onCancel={() => onSelect([])}
      planned={planned}
      calls={planned ? [splitCall(input)] : []}
      callQuota="SplitShard: 5 calls a second in the account, no limit a day"
    >
      {failure && !isAboutPlace && (
        <FailureAlert title="The shard was not split" failure={failure} />
      )}
      <SplitFields
        place={place}
        refusal={isAboutPlace ? failure?.message : undefined}
        onChange={forget}
      />
      <KeySamplePanel streamName={streamName} shard={shard} />
      <Neighbours shard={shard} rows={rows} onSelect={onSelect} />
    </ChangeFrame>
  );
}
