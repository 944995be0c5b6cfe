import { settle } from '#lib/action.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import type { Bookmarks } from '#lib/bookmarks.ts';
import { db } from '#lib/db.ts';

/** Favourites and saved views of a connection: `/api/bookmarks?connection=ID`. */
export async function GET(request: Request): Promise<Response> {
  const connectionId = new URL(request.url).searchParams.get('connection') ?? '';
  const result = await settle<Bookmarks>(async () => {
    const where = { connectionId };
    const favourites = await db().favourite.findMany({ where, orderBy: { streamName: 'asc' } });
    const views = await db().savedView.findMany({ where, orderBy: { name: 'asc' } });
    return {
      favourites: favourites.map(({ streamName }) => streamName),
      views: views.map(({ id, name, href, createdAt }) => ({
        id,
        name,
        href,
        createdMs: createdAt.getTime(),
      })),
    };
  });
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
