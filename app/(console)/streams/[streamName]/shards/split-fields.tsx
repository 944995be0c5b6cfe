'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryStates } from 'nuqs';
import type { SplitPlace } from './use-split-place.ts';
import { shardsParams, splitPlaces } from '../search-params.ts';

interface SplitFieldsProps {
  place: SplitPlace;
  /** What AWS said of the place. */
  refusal: string | undefined;
  onChange: () => void;
}

const labels = {
  middle: 'At the middle',
  median: 'At the median of its load',
  key: 'At a key',
  hash: 'At a hash key',
};

const constraints = {
  key: 'The upper shard begins at the MD5 of this key, so it takes the key.',
  hash: 'The first hash key of the upper shard, a decimal number.',
};

/** Where the upper of the two new shards begins. */
export function SplitFields({ place, refusal, onChange }: SplitFieldsProps) {
  const [{ split, at }, setParams] = useQueryStates(shardsParams);
  const error = refusal ?? place.complaint;
  return (
    <SpaceBetween size="s">
      <SegmentedControl
        label="Where to split"
        selectedId={split}
        options={splitPlaces.map((id) => ({ id, text: labels[id] }))}
        onChange={({ detail }) => {
          onChange();
          void setParams({
            split: splitPlaces.find((id) => id === detail.selectedId) ?? null,
            at: null,
          });
        }}
      />
      {split === 'key' || split === 'hash' ? (
        <FormField
          label={split === 'key' ? 'Partition key to split at' : 'Hash key to split at'}
          constraintText={constraints[split]}
          errorText={error}
        >
          <Input
            value={at}
            placeholder={split === 'key' ? 'user-42' : '170141183460469231731687303715884105728'}
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => {
              onChange();
              void setParams({ at: detail.value || null });
            }}
          />
        </FormField>
      ) : (
        <FormField errorText={error} constraintText={place.note} />
      )}
    </SpaceBetween>
  );
}
