import { settle } from '#lib/action.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { keepPiece } from '#lib/transfer/import-file.ts';

/** One piece of a file, in order: `PUT /api/imports/ID?offset=0&name=a.csv`. Answers with how many bytes there are now. */
export async function PUT(
  request: Request,
  { params }: { params: Promise<{ fileId: string }> },
): Promise<Response> {
  const { fileId } = await params;
  const { searchParams } = new URL(request.url);
  const offset = Number(searchParams.get('offset'));
  const name = (searchParams.get('name') ?? '').slice(0, 300);
  const result = await settle<number>(async () =>
    keepPiece(fileId, offset, new Uint8Array(await request.arrayBuffer()), name),
  );
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
