'use client';

import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { hashKeyQuery } from './queries.ts';
import type { StreamRecord } from './read/stream-reads.ts';
import { RecordCommands } from './record-commands.tsx';
import { recordId } from './search-params.ts';
import { SequenceNumberFields } from './sequence-number-fields.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { type DataView, RecordData } from '#components/records/record-data.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatTime } from '#lib/format/time.ts';
import { formatMd5 } from '#lib/kinesis/hash-key.ts';

interface RecordDetailsProps {
  streamName: string;
  record: StreamRecord;
  view: DataView | null;
  onViewChange: (view: DataView) => void;
}

export function RecordDetails({ streamName, record, view, onViewChange }: RecordDetailsProps) {
  return (
    <SpaceBetween size="l">
      <Facts streamName={streamName} record={record} />
      <RecordData data={record.data} view={view} onViewChange={onViewChange} />
      <ExpandableSection headerText="Sequence number" headingTagOverride="h3" defaultExpanded>
        <SequenceNumberFields sequenceNumber={record.sequenceNumber} />
      </ExpandableSection>
      <ExpandableSection headerText="As AWS CLI commands" headingTagOverride="h3">
        <RecordCommands streamName={streamName} record={record} />
      </ExpandableSection>
    </SpaceBetween>
  );
}

function Facts({ streamName, record }: Pick<RecordDetailsProps, 'streamName' | 'record'>) {
  const { timeZone } = usePreferences();
  const { data: hashKey } = useQuery(hashKeyQuery(record.partitionKey));
  const { arrivalMs, encryptionType } = record;
  return (
    <KeyValuePairs
      columns={2}
      items={[
        {
          label: 'Arrived',
          value: arrivalMs === undefined ? 'not said' : formatTime(arrivalMs, timeZone, 'millis'),
        },
        { label: 'Shard', value: record.shardId },
        { label: 'Partition key', value: <Whole text={record.partitionKey} /> },
        { label: 'Size, with its key', value: formatBytes(record.bytes) },
        {
          label: 'MD5 of the key',
          value: <Whole text={hashKey === undefined ? '…' : formatMd5(BigInt(hashKey))} />,
        },
        { label: 'Encryption', value: encryptionType ?? 'None' },
        { label: 'Link', value: <CopyLink streamName={streamName} record={record} /> },
      ]}
    />
  );
}

const Whole = ({ text }: { text: string }) => (
  <span style={{ overflowWrap: 'anywhere' }}>{text}</span>
);

/** The link opens this record whatever else is read. */
function CopyLink({ streamName, record }: Pick<RecordDetailsProps, 'streamName' | 'record'>) {
  const path = `/streams/${streamName}/records?record=${encodeURIComponent(recordId(record))}`;
  return (
    <CopyToClipboard
      variant="inline"
      textToDisplay="to this record"
      textToCopy={new URL(path, location.href).href}
      copyButtonAriaLabel="Copy the link to this record"
      copySuccessText="Link copied"
      copyErrorText="Link not copied"
    />
  );
}
