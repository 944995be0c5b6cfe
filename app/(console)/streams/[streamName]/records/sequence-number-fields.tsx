'use client';

import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { usePreferences } from '#components/layout/preferences.tsx';
import { SequenceFields } from '#components/records/sequence-fields.tsx';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';
import {
  parseSequenceNumber,
  type SequenceNumberField,
  type SequenceNumberFields as Fields,
} from '#lib/kinesis/sequence-number.ts';

/** A sequence number, and what is in it. */
export function SequenceNumberFields({ sequenceNumber }: { sequenceNumber: string }) {
  const { timeZone } = usePreferences();
  const fields = parseSequenceNumber(sequenceNumber);
  return (
    <SpaceBetween size="s">
      <div style={{ overflowWrap: 'anywhere' }}>
        <CopyToClipboard
          variant="inline"
          textToDisplay={sequenceNumber}
          textToCopy={sequenceNumber}
          copyButtonAriaLabel="Copy the sequence number"
          copySuccessText="Copied"
          copyErrorText="Not copied"
        />
      </div>
      {fields ? (
        <SequenceFields
          parts={fields.digits.map(({ field, hex }) => ({
            hex,
            name: names[field],
            ...meaningOf(field, fields, timeZone),
          }))}
        />
      ) : (
        <Box color="text-body-secondary">
          It is not of the layout that is known, so it is not taken apart.
        </Box>
      )}
      <Box color="text-body-secondary" fontSize="body-s">
        AWS does not document the layout; this is how numbers of the present version read. They rise
        within a shard, not by one, and say nothing across shards.
      </Box>
    </SpaceBetween>
  );
}

const names: Record<SequenceNumberField, string> = {
  lead: 'Lead',
  shardCreated: 'Shard created',
  shardIndexLow: 'Shard, last digit',
  counter: 'Counter',
  zero: 'Zero',
  put: 'Record put',
  shardIndex: 'Shard',
  version: 'Version',
};

function meaningOf(field: SequenceNumberField, fields: Fields, zone: TimeZoneChoice) {
  const meanings: Partial<Record<SequenceNumberField, string>> = {
    shardCreated: formatTime(fields.shardCreatedMs, zone),
    counter: fields.isShardEnd
      ? 'the end of a closed shard'
      : fields.counter.toLocaleString('en-US'),
    put: formatTime(fields.putMs, zone),
    shardIndex: `shardId-${String(fields.shardIndex).padStart(12, '0')}`,
    version: String(fields.version),
  };
  const meaning = meanings[field];
  return meaning === undefined ? {} : { meaning };
}
