'use client';

import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount } from '#lib/format/count.ts';
import type { TransferView } from '#lib/transfer/transfer-view.ts';

/** What became of the records, each counted once. Those that are zero and rarely anything else are left out. */
export function TransferCountsTable({ transfer }: { transfer: TransferView }) {
  const { counts, progress, kind } = transfer;
  const isImport = kind === 'import';
  const read = Math.max(counts.read, progress?.read ?? 0);
  const shown: [string, number | string, boolean?][] = [
    ['Read', read],
    [isImport ? 'Rejected rows' : 'Matched', isImport ? counts.rejected : counts.matched],
    ['Dropped by the transform', counts.dropped, true],
    ['Not to be sent', counts.broken, true],
    ['Kept their key', counts.unkeyed, true],
    ['Records made', counts.made],
    ['Acknowledged', counts.acknowledged],
    ['Failed', counts.failed],
    ['Maybe there twice', counts.maybeTwice],
    ['Bytes acknowledged', formatBytes(counts.bytes)],
    ['Sent', counts.sent],
    ['Of these, again', counts.retried],
    ['Throttled', counts.throttled],
  ];
  return (
    <KeyValuePairs
      columns={4}
      items={shown
        .filter(([, value, isRare]) => !isRare || value !== 0)
        .map(([label, value]) => ({
          label,
          value: typeof value === 'number' ? formatCount(value) : value,
        }))}
    />
  );
}
