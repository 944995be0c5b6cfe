import { settle } from '#lib/action.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { keepPiece } from '#lib/transfer/import-file.ts';

/** One piece of a file, in order: `PUT /api/imports/ID?offset=0`. Answers with how many bytes there are now. */
export async function PUT(
  request: Request,
  { params }: { params: Promise<{ fileId: string }> },
): Promise<Response> {
  const { fileId } = await params;
  const offset = Number(new URL(request.url).searchParams.get('offset'));
  const result = await settle<number>(async () =>
    keepPiece(fileId, offset, new Uint8Array(await request.arrayBuffer())),
  );
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
