'use client';

import Table, { type TableProps } from '@cloudscape-design/components/table';
import Toggle from '@cloudscape-design/components/toggle';
import { type FaultSwitch, faultSwitches } from './fault-switches.ts';
import type { Fault } from '#lib/lab-client/fault-types.ts';

interface SwitchTableProps {
  faults: readonly Fault[];
  /** Why none can be turned on. */
  disabledReason: string | undefined;
  onSwitch: (id: string, isOn: boolean) => void;
}

/** A switch for each way in which AWS fails. */
export function SwitchTable({ faults, disabledReason, onSwitch }: SwitchTableProps) {
  const on = new Set(faults.filter(({ Ended }) => Ended !== true).map(({ FaultId }) => FaultId));
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      items={faultSwitches}
      trackBy="id"
      wrapLines
      ariaLabels={{ tableLabel: 'Fault switches' }}
      columnDefinitions={columnsOf({ on, disabledReason, onSwitch })}
    />
  );
}

interface Shown extends Omit<SwitchTableProps, 'faults'> {
  on: ReadonlySet<string | undefined>;
}

const columnsOf = ({
  on,
  disabledReason,
  onSwitch,
}: Shown): TableProps.ColumnDefinition<FaultSwitch>[] => [
  {
    id: 'switch',
    minWidth: 340,
    header: 'What calls are answered with',
    isRowHeader: true,
    cell: ({ id, title }) => (
      <Toggle
        checked={on.has(id)}
        // What is on can always be turned off.
        disabled={disabledReason !== undefined && !on.has(id)}
        description={on.has(id) ? undefined : disabledReason}
        onChange={({ detail }) => onSwitch(id, detail.checked)}
      >
        {title}
      </Toggle>
    ),
  },
  { id: 'effect', minWidth: 240, header: 'What a program sees', cell: ({ effect }) => effect },
  {
    id: 'only',
    minWidth: 240,
    header: 'Operations',
    cell: ({ only }) => only?.join(', ') ?? 'any that is chosen',
  },
];
