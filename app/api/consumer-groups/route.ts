import { settle } from '#lib/action.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { groupList, type GroupList } from '#lib/consumer-group/group-view.ts';
import { db } from '#lib/db.ts';

/** The sample consumer groups of a stream: `/api/consumer-groups?connection=ID&stream=NAME`. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const result = await settle<GroupList>(async () => {
    const rows = await db().consumerGroup.findMany({
      where: {
        connectionId: searchParams.get('connection') ?? '',
        streamName: searchParams.get('stream') ?? '',
      },
      orderBy: { createdAt: 'asc' },
    });
    return groupList(rows, Date.now());
  });
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
