'use client';

import Alert from '@cloudscape-design/components/alert';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { hashKeyQuery } from './queries.ts';
import { RecordCommands } from './record-commands.tsx';
import { SequenceNumberFields } from './sequence-number-fields.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { DecodeReport } from '#components/records/decode-report.tsx';
import { type DataView, RecordData } from '#components/records/record-data.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { plural } from '#lib/format/count.ts';
import { formatTime } from '#lib/format/time.ts';
import { formatMd5 } from '#lib/kinesis/hash-key.ts';
import { recordId } from '#lib/records/record-place.ts';
import type { RecordView } from '#lib/records/record-view.ts';

interface RecordDetailsProps {
  streamName: string;
  record: RecordView;
  /** Where all of its data is. */
  wholeHref: string;
  view: DataView | null;
  onViewChange: (view: DataView) => void;
}

export function RecordDetails(props: RecordDetailsProps) {
  const { streamName, record, wholeHref, view, onViewChange } = props;
  return (
    <SpaceBetween size="l">
      <Facts streamName={streamName} record={record} />
      {record.closedBecause !== undefined && (
        <Alert type="info">It cannot be opened: {record.closedBecause}.</Alert>
      )}
      <RecordData
        decoded={record}
        head={record.head}
        dataBytes={record.dataBytes}
        wholeHref={wholeHref}
        isWhole={isWhole(record)}
        view={view}
        onViewChange={onViewChange}
      />
      <ExpandableSection
        headerText="How it was decoded"
        headingTagOverride="h3"
        headerDescription={record.layers.join(' → ')}
      >
        <DecodeReport steps={record.steps} />
      </ExpandableSection>
      <ExpandableSection headerText="Sequence number" headingTagOverride="h3" defaultExpanded>
        <SequenceNumberFields sequenceNumber={record.sequenceNumber} />
      </ExpandableSection>
      <ExpandableSection headerText="As AWS CLI commands" headingTagOverride="h3">
        <RecordCommands streamName={streamName} record={record} />
      </ExpandableSection>
    </SpaceBetween>
  );
}

const isWhole = ({ text, textLength, head, dataBytes }: RecordView): boolean =>
  text.length === textLength && head.byteLength === dataBytes;

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
        ...aggregateFacts(record),
        { label: 'Encryption in the stream', value: encryptionType ?? 'None' },
        { label: 'Link', value: <CopyLink streamName={streamName} record={record} /> },
      ]}
    />
  );
}

function aggregateFacts({ subSequenceNumber, userRecords, explicitHashKey }: RecordView) {
  return [
    ...(subSequenceNumber === undefined
      ? []
      : [{ label: 'Place in its aggregate', value: String(subSequenceNumber) }]),
    ...(userRecords === undefined
      ? []
      : [{ label: 'Aggregate', value: `holds ${plural(userRecords, 'user record')}` }]),
    ...(explicitHashKey === undefined
      ? []
      : [{ label: 'Explicit hash key', value: <Whole text={explicitHashKey} /> }]),
  ];
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
