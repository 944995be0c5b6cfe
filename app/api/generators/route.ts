import { settle } from '#lib/action.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import type { GeneratorList } from '#lib/jobs/generator-view.ts';
import { readGenerators } from '#lib/jobs/read-generators.ts';

/** The generators that write into a stream: `/api/generators?connection=ID&stream=NAME`. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const result = await settle<GeneratorList>(() =>
    readGenerators({
      connectionId: searchParams.get('connection') ?? '',
      streamName: searchParams.get('stream') ?? '',
    }),
  );
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
