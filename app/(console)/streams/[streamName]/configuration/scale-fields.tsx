'use client';

import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import type { ScaleInput } from './schema.ts';
import type { SettingFields } from './setting-form.tsx';
import { PlanFacts } from '../plan/plan-facts.tsx';
import { partsAfter, planRows } from '../plan/plan-rows.ts';
import { PlanTable } from '../plan/plan-table.tsx';
import { shardRows } from '../plan/shard-row.ts';
import type { ShardView } from '../shard-view.ts';
import { useShardLoads } from '../use-loads.ts';
import { useShardMetrics } from '../use-shards.ts';
import { PlanPicture } from '#components/charts/draw/plan-picture.tsx';
import { formatCount, plural } from '#lib/format/count.ts';
import { scalePlan } from '#lib/kinesis/reshard-plan.ts';
import {
  scaleBounds,
  scaleComplaint,
  scaleSteps,
  scalingsPerDay,
  type ShardQuota,
} from '#lib/kinesis/scale-rules.ts';

interface ScaleFieldsProps {
  streamName: string;
  fields: SettingFields<ScaleInput>;
  /** In hash order. */
  open: readonly ShardView[];
  quota: ShardQuota | undefined;
}

/** A number of shards, and what it makes of those there are. */
export function ScaleFields({ streamName, fields, open, quota }: ScaleFieldsProps) {
  const { values, errors, set } = fields;
  const target = Number(values.targetShardCount);
  const complaint = scaleComplaint(open.length, target, quota);
  const { least, most } = scaleBounds(open.length, quota);
  return (
    <SpaceBetween size="m">
      <SpaceBetween size="xs">
        <FormField
          label="Shards"
          errorText={
            errors.targetShardCount ?? (values.targetShardCount === '' ? undefined : complaint)
          }
          constraintText={`From ${formatCount(least)} to ${formatCount(most)} in one go: half to double the ${plural(open.length, 'open shard')}, within the account. Steps of a quarter need the fewest shards on the way.`}
        >
          <Input
            type="number"
            inputMode="numeric"
            step={1}
            value={values.targetShardCount}
            onChange={({ detail }) => set({ targetShardCount: detail.value })}
          />
        </FormField>
        <SegmentedControl
          label="Steps of a quarter"
          selectedId={values.targetShardCount}
          options={scaleSteps(open.length, quota).map((step) => ({
            id: String(step),
            text: formatCount(step),
          }))}
          onChange={({ detail }) => set({ targetShardCount: detail.selectedId })}
        />
      </SpaceBetween>
      {complaint === undefined && <ScalePlan streamName={streamName} open={open} target={target} />}
    </SpaceBetween>
  );
}

interface ScalePlanProps extends Pick<ScaleFieldsProps, 'streamName' | 'open'> {
  target: number;
}

function ScalePlan({ streamName, open, target }: ScalePlanProps) {
  const { window, loads } = useShardLoads(streamName, open, useShardMetrics(streamName));
  const shown = useMemo(() => {
    const shards = shardRows(open, loads, window?.grid);
    const plan = scalePlan(open, target);
    const rows = planRows(plan, shards, () => undefined);
    const nothing = { closes: [], opens: [], keeps: open, shortLived: 0 };
    return {
      plan,
      rows,
      before: partsAfter(nothing, [], shards),
      after: partsAfter(plan, rows, shards),
    };
  }, [open, loads, window, target]);
  const { plan, rows, before, after } = shown;
  return (
    <SpaceBetween size="s">
      <PlanPicture before={before} after={after} />
      <Box>
        Closes {plural(plan.closes.length, 'shard')}, opens {formatCount(plan.opens.length)}, leaves{' '}
        {formatCount(plan.keeps.length)} as they are
        {plan.shortLived > 0 &&
          `, and makes at least ${plural(plan.shortLived, 'shard')} on the way that close at once but stay listed until the retention is over`}
        . Loads are expected as if keys were spread evenly over the ranges.
      </Box>
      <PlanFacts
        plan={plan}
        open={open.length}
        callQuota={`1 of ${scalingsPerDay} scalings in any 24 h; AWS does not tell how many are left`}
      />
      <PlanTable rows={rows} />
    </SpaceBetween>
  );
}
