import type { RecordRow } from '#components/records/record-row.tsx';
import { formatTime, type TimeZoneChoice } from '#lib/format/time.ts';
import type { RecordLine } from '#lib/records/record-line.ts';
import { recordId } from '#lib/records/record-place.ts';

/** `2026-11-22 20:16:05.123`; the zone stands in the head of its column. */
const arrivalText = (arrivalMs: number | undefined, zone: TimeZoneChoice): string =>
  arrivalMs === undefined
    ? 'not said'
    : formatTime(arrivalMs, zone, 'millis').split(' ').slice(0, 2).join(' ');

/** `shardId-000000000002` → `…02`: the zeros say nothing, and there are few shards above 99. */
const shortShardId = (shardId: string): string => shardId.replace(/^shardId-0*(?=\d{2})/, '…');

export function recordRow(
  line: RecordLine,
  zone: TimeZoneChoice,
  hrefOf: (id: string) => string,
): RecordRow {
  const { shardId, partitionKey, bytes, format, columns, preview, arrivalMs } = line;
  const id = recordId(line);
  return {
    id,
    href: hrefOf(id),
    arrival: arrivalText(arrivalMs, zone),
    shard: shortShardId(shardId),
    partitionKey,
    bytes,
    format,
    columns,
    preview,
  };
}
