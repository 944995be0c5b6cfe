'use client';

import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { spaceText } from './shard-row.ts';
import { formatMd5 } from '#lib/kinesis/hash-key.ts';
import { positionOf } from '#lib/kinesis/hash-key-range.ts';

interface KeyFieldProps {
  partitionKey: string;
  hashKey: bigint | undefined;
  owner: string | undefined;
  onChange: (partitionKey: string) => void;
}

const longestKey = 256;

/** Where does a partition key go? */
export function KeyField({ partitionKey, hashKey, owner, onChange }: KeyFieldProps) {
  const isTooLong = Array.from(partitionKey).length > longestKey;
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 24px', alignItems: 'end' }}>
      <div style={{ flex: '0 1 280px' }}>
        <FormField
          label="Where does a partition key go?"
          {...(isTooLong && { errorText: 'A partition key has at most 256 characters.' })}
        >
          <Input
            value={partitionKey}
            placeholder="user-42"
            type="search"
            clearAriaLabel="Clear the key"
            onChange={({ detail }) => onChange(detail.value)}
          />
        </FormField>
      </div>
      <div role="status" style={{ flex: '1 1 320px', minHeight: 40, overflowWrap: 'anywhere' }}>
        {hashKey !== undefined && !isTooLong && (
          <>
            <Box>
              <strong>{partitionKey}</strong> goes to <strong>{owner ?? 'no open shard'}</strong>,
              at {spaceText(positionOf(hashKey))} of the hash space
            </Box>
            <Box fontSize="body-s" color="text-body-secondary">
              MD5 {formatMd5(hashKey)} = {hashKey.toString()}
            </Box>
          </>
        )}
      </div>
    </div>
  );
}
