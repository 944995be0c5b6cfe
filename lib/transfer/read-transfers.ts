import { db } from '#lib/db.ts';
import { transferList, type TransferList } from '#lib/transfer/transfer-view.ts';

/** The replays and imports from and to a stream, the newest first. */
export async function readTransfers(
  connectionId: string,
  streamName: string,
): Promise<TransferList> {
  const rows = await db().transfer.findMany({
    where: {
      OR: [
        { connectionId, streamName },
        { targetConnectionId: connectionId, targetStreamName: streamName },
      ],
    },
    include: { target: { select: { name: true } } },
    orderBy: { createdAt: 'desc' },
  });
  return transferList(rows, Date.now());
}
