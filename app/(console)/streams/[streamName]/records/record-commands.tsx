'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCodePlace } from '../../../use-code-place.ts';
import { getRecordCommand, putRecordCommand } from '#components/records/cli-command.ts';
import { CopyableCode } from '#components/records/copyable-code.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import type { RecordView } from '#lib/records/record-view.ts';

interface RecordCommandsProps {
  streamName: string;
  record: RecordView;
}

/** A command line has an end: 128 KiB for one argument on Linux. */
const mostDataBytes = 64 * 1_024;

export function RecordCommands({ streamName, record }: RecordCommandsProps) {
  const place = useCodePlace();
  const { shardId, sequenceNumber, partitionKey, dataBytes, head } = record;
  const get = getRecordCommand(place, { streamName, shardId, sequenceNumber });
  return (
    <SpaceBetween size="m">
      <SpaceBetween size="xs">
        <Box variant="h4">Get this record</Box>
        <CopyableCode label="Command that gets this record" text={get} />
      </SpaceBetween>
      <SpaceBetween size="xs">
        <Box variant="h4">Put the same again</Box>
        {dataBytes > mostDataBytes ? (
          <Box>
            {formatBytes(dataBytes)} are too much for a command line. Write the data to a file and
            pass it as fileb://.
          </Box>
        ) : (
          <CopyableCode
            label="Command that puts the same data again"
            text={putRecordCommand(place, { streamName, partitionKey, dataBase64: base64Of(head) })}
          />
        )}
      </SpaceBetween>
    </SpaceBetween>
  );
}

const base64Of = (data: Uint8Array): string =>
  btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
