'use client';

import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ChoiceFieldsProps } from './beginning-fields.tsx';
import { ChoiceSelect, Field } from './choice-select.tsx';
import { ColumnFields } from './column-fields.tsx';
import { DecodeFields } from './decode-fields.tsx';
import { FilterField } from './filter-field.tsx';
import type { ReadingChoice } from './search-params.ts';
import { formatCount, plural } from '#lib/format/count.ts';
import { shardReadsPerSecond } from '#lib/kinesis/limits.ts';
import type { RecordPlace } from '#lib/records/record-query.ts';

interface ReadingOptionsProps extends ChoiceFieldsProps {
  streamName: string;
  paths: readonly string[];
  sampleOf: (() => RecordPlace | undefined) | undefined;
}

/** What most readings do without. */
export function ReadingOptions(props: ReadingOptionsProps) {
  const { streamName, choice, onChange, paths, sampleOf } = props;
  return (
    <ExpandableSection
      headerText="Filter, columns, decoding and budget"
      headerDescription={inUse(choice)}
      defaultExpanded={choice.filter !== '' || choice.schema !== ''}
    >
      <SpaceBetween size="m">
        <FilterField
          streamName={streamName}
          choice={choice}
          onChange={onChange}
          sampleOf={sampleOf}
        />
        <ColumnFields
          columns={choice.columns}
          paths={paths}
          onChange={(columns) => onChange({ columns })}
        />
        <DecodeFields choice={choice} onChange={onChange} />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 24px', alignItems: 'end' }}>
          <BudgetField choice={choice} onChange={onChange} />
          <PageField choice={choice} onChange={onChange} />
          <Checkbox
            checked={choice.unfold}
            onChange={({ detail }) => onChange({ unfold: detail.checked })}
            description="Records that the KPL packed together, one by one."
          >
            Unfold aggregates
          </Checkbox>
          <Checkbox
            checked={choice.follow}
            onChange={({ detail }) => onChange({ follow: detail.checked })}
            description="Where a shard was split or merged, go on in its children."
          >
            Follow resharding
          </Checkbox>
        </div>
      </SpaceBetween>
    </ExpandableSection>
  );
}

function inUse({ filter, columns, as, reads }: ReadingChoice): string {
  const parts = [
    filter.trim() !== '' && 'a filter',
    columns.length > 0 && plural(columns.length, 'column'),
    as !== 'auto' && as,
  ].filter((part) => part !== false);
  return [...parts, `${reads} of ${shardReadsPerSecond} reads/s`].join(', ');
}

const budgets = [0.5, 1, 2, 3, 4, 5];

const BudgetField = ({ choice, onChange }: ChoiceFieldsProps) => (
  <Field width={250}>
    <ChoiceSelect
      label="Spend on each shard"
      value={String(choice.reads)}
      options={[...new Set([...budgets, choice.reads])].map((reads) => ({
        value: String(reads),
        label: `${reads} of ${shardReadsPerSecond} reads/s`,
      }))}
      onChange={(value) => onChange({ reads: Number(value) })}
    />
  </Field>
);

const pages = [100, 1_000, 10_000, 100_000];

const PageField = ({ choice, onChange }: ChoiceFieldsProps) => (
  <Field width={170}>
    <ChoiceSelect
      label="At most at a time"
      value={String(choice.page)}
      options={[...new Set([...pages, choice.page])].map((page) => ({
        value: String(page),
        label: formatCount(page),
      }))}
      onChange={(value) => onChange({ page: Number(value) })}
    />
  </Field>
);
