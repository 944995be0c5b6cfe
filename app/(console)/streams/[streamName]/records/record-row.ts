import type { StreamRecord } from './read/stream-reads.ts';
import { recordId } from './search-params.ts';
import { previewOf } from '#components/records/decode-data.ts';
import type { RecordRow } from '#components/records/record-table.tsx';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';

/** `2026-11-22 20:16:05.123`; the zone stands in the head of its column. */
const arrivalText = (arrivalMs: number | undefined, zone: TimeZoneChoice): string =>
  arrivalMs === undefined
    ? 'not said'
    : formatTime(arrivalMs, zone, 'millis').split(' ').slice(0, 2).join(' ');

/** `shardId-000000000002` → `…02`: the zeros say nothing, and there are few shards above 99. */
const shortShardId = (shardId: string): string => shardId.replace(/^shardId-0*(?=\d{2})/, '…');

export function recordRow(
  record: StreamRecord,
  zone: TimeZoneChoice,
  hrefOf: (id: string) => string,
): RecordRow {
  const id = recordId(record);
  return {
    id,
    href: hrefOf(id),
    arrival: arrivalText(record.arrivalMs, zone),
    shard: shortShardId(record.shardId),
    partitionKey: record.partitionKey,
    bytes: record.bytes,
    preview: previewOf(record.data),
  };
}
