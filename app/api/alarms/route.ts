import { settle } from '#lib/action.ts';
import { alarmList } from '#lib/alarms/alarm-list.ts';
import type { AlarmList } from '#lib/alarms/alarm-view.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { db } from '#lib/db.ts';

/** Changes of state that a screen shows of each alarm. */
const mostEvents = 50;

/** The alarms of a connection: `/api/alarms?connection=ID`. */
export async function GET(request: Request): Promise<Response> {
  const connectionId = new URL(request.url).searchParams.get('connection') ?? '';
  const result = await settle<AlarmList>(async () => {
    const rows = await db().alarm.findMany({
      where: { connectionId },
      include: { events: { orderBy: { id: 'desc' }, take: mostEvents } },
      orderBy: { name: 'asc' },
    });
    return alarmList(rows, Date.now());
  });
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
