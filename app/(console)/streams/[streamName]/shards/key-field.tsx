'use client';

import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useQueryStates } from 'nuqs';
import type { Place } from './use-place.ts';
import { spaceText } from '../plan/shard-row.ts';
import { shardsParams } from '../search-params.ts';
import { formatMd5 } from '#lib/kinesis/hash-key.ts';
import { positionOf } from '#lib/kinesis/hash-key-range.ts';

interface KeyFieldProps {
  place: Place;
  owner: string | undefined;
  /** The stream looks at no keys: it distributes records by itself. */
  isAutomatic: boolean;
}

const labels = { key: 'Where does a partition key go?', hash: 'Where does a hash key go?' };
const examples = { key: 'user-42', hash: '170141183460469231731687303715884105728' };

/** Where does `user-42` go? */
export function KeyField({ place, owner, isAutomatic }: KeyFieldProps) {
  const [{ key, look }, setParams] = useQueryStates(shardsParams);
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 24px', alignItems: 'end' }}>
      <SegmentedControl
        label="What is looked up"
        selectedId={look}
        options={[
          { id: 'key', text: 'Partition key' },
          { id: 'hash', text: 'Explicit hash key' },
        ]}
        onChange={({ detail }) =>
          void setParams({ look: detail.selectedId === 'hash' ? 'hash' : null, key: null })
        }
      />
      <div style={{ flex: '0 1 300px' }}>
        <FormField label={labels[look]} errorText={place.complaint}>
          <Input
            value={key}
            placeholder={examples[look]}
            type="search"
            clearAriaLabel="Clear the key"
            onChange={({ detail }) => void setParams({ key: detail.value || null })}
          />
        </FormField>
      </div>
      <div role="status" style={{ flex: '1 1 320px', minHeight: 40, overflowWrap: 'anywhere' }}>
        {place.hashKey !== undefined && (
          <>
            <Box>
              <strong>{key}</strong> goes to <strong>{owner ?? 'no open shard'}</strong>, at{' '}
              {spaceText(positionOf(place.hashKey))} of the hash space
              {isAutomatic &&
                ' by its key. This stream distributes records by itself, so keys do not decide'}
            </Box>
            <Box fontSize="body-s" color="text-body-secondary">
              {look === 'key'
                ? `MD5 ${formatMd5(place.hashKey)} = ${place.hashKey}`
                : `An explicit hash key takes the place of the MD5 of the partition key: ${formatMd5(place.hashKey)} in hexadecimal`}
            </Box>
          </>
        )}
      </div>
    </div>
  );
}
