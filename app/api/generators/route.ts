import { settle } from '#lib/action.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { db } from '#lib/db.ts';
import { generatorList, type GeneratorList } from '#lib/jobs/generator-view.ts';

/** The generators that write into a stream: `/api/generators?connection=ID&stream=NAME`. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const result = await settle<GeneratorList>(async () => {
    const rows = await db().generator.findMany({
      where: {
        connectionId: searchParams.get('connection') ?? '',
        streamName: searchParams.get('stream') ?? '',
      },
      orderBy: { createdAt: 'asc' },
    });
    return generatorList(rows, Date.now());
  });
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
