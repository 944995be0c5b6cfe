'use client';

import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { changeWorkers } from './group-actions.ts';
import type { BoardColumn } from './group-columns.ts';
import { useGroupAction } from './use-group-action.ts';
import { summaryQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import type { GroupView } from '#lib/consumer-group/group-view.ts';
import { formatCount } from '#lib/format/count.ts';

const paces = [0, 1, 5, 20, 100, 500, 1_000];

/** Crash, stop and slow one worker. */
export function WorkerControls({ group, column }: { group: GroupView; column: BoardColumn }) {
  const { id, streamName, isWanted } = group;
  const { id: worker, processingMs = 0 } = column;
  const { act, isPending } = useGroupAction(streamName);
  const { data } = useQuery(summaryQuery(streamName));
  const start = streamCan.startGroup(useConnection(), data?.StreamDescriptionSummary ?? {});
  const reason = start.can ? (isWanted ? undefined : 'The group is stopped.') : start.reason;
  const disabled = {
    disabled: reason !== undefined || isPending,
    disabledReason: reason ?? 'The group is being changed.',
  };
  const options = [...new Set([...paces, processingMs])]
    .toSorted((a, b) => a - b)
    .map((ms) => ({ value: String(ms), label: paceText(ms) }));
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          ariaLabel={`Crash ${worker}`}
          {...disabled}
          onClick={() => act(() => changeWorkers(id, { kind: 'crash', worker }))}
        >
          Crash
        </Button>
        <Button
          ariaLabel={`Stop ${worker} in order`}
          {...disabled}
          onClick={() => act(() => changeWorkers(id, { kind: 'stop', worker }))}
        >
          Stop
        </Button>
      </SpaceBetween>
      <FormField label="A record takes" {...(reason !== undefined && { constraintText: reason })}>
        <Select
          ariaLabel={`How long a record takes ${worker}`}
          readOnly={reason !== undefined}
          selectedOption={options.find(({ value }) => value === String(processingMs)) ?? null}
          options={options}
          onChange={({ detail }) => {
            const ms = Number(detail.selectedOption.value);
            act(() => changeWorkers(id, { kind: 'slow', worker, processingMs: ms }));
          }}
        />
      </FormField>
    </SpaceBetween>
  );
}

const paceText = (ms: number): string =>
  ms === 0 ? 'no time' : `${formatCount(ms)} ms: ${formatCount(1_000 / ms)} records/s a shard`;
