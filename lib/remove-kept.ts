import { db } from '#lib/db.ts';

/** Removes what the console keeps of a stream that is gone: alarms with their history, and its place among the favourites. */
export async function removeKept(connectionId: string, streamName: string): Promise<void> {
  const where = { connectionId, streamName };
  await db().$transaction([db().alarm.deleteMany({ where }), db().favourite.deleteMany({ where })]);
}
