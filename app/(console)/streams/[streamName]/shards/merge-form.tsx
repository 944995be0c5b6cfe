'use client';

import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { mergeShards } from './actions.ts';
import { ChangeFrame } from './change-frame.tsx';
import type { ChangeShardsProps } from './change-shards.tsx';
import { mergeCall } from './schema.ts';
import { useSubmit } from '../plan/use-submit.ts';
import type { PlanRow } from '../plan/plan-rows.ts';
import type { ShardRow } from '../plan/shard-row.ts';
import { reshardOf } from '../plan/use-reshard.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import type { Capability } from '#lib/aws/capabilities.ts';
import { warmFrom } from '#lib/format/load-level.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { limitName } from '#lib/kinesis/load-sentence.ts';

interface MergeFormProps extends ChangeShardsProps {
  lower: ShardRow;
  upper: ShardRow;
  capability: Capability;
}

/** Two neighbours are to become one. */
export function MergeForm({ lower, upper, capability, ...props }: MergeFormProps) {
  const { streamName, rows, selection, onSelect, onStart } = props;
  const { planned } = selection;
  const { submit, failure, isPending } = useSubmit();
  const ids = { lowerId: lower.shardId, upperId: upper.shardId };
  const merge = () =>
    submit(
      () => mergeShards({ streamName, ...ids }),
      () => {
        const what = `Merge of ${ids.lowerId} and ${ids.upperId}`;
        if (planned) onStart(reshardOf(what, planned.plan, rows));
        onSelect([]);
      },
    );
  return (
    <ChangeFrame
      title={`Merge ${ids.lowerId} and ${ids.upperId}`}
      description="Both close and one new shard takes over their ranges. They keep their records until these expire."
      act="Merge shards"
      isPending={isPending}
      disabledReason={capability.can ? undefined : capability.reason}
      onAct={merge}
      onCancel={() => onSelect([])}
      planned={planned}
      calls={[mergeCall({ streamName, ...ids })]}
      callQuota="MergeShards: 5 calls a second in the account, no limit a day"
    >
      {failure && <FailureAlert title="The shards were not merged" failure={failure} />}
      {planned && <TooMuch rows={planned.rows} />}
    </ChangeFrame>
  );
}

/** One shard may not carry what two do. */
function TooMuch({ rows }: { rows: readonly PlanRow[] }) {
  const load = rows.find(({ does }) => does === 'opens')?.load;
  if (!load || load.used.share < warmFrom) return null;
  return (
    <StatusIndicator type="warning">
      One shard would be at {formatPercent(load.used.share)} of its {limitName[load.used.binding]}{' '}
      with the load of now.
    </StatusIndicator>
  );
}
