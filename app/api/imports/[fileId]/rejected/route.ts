import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { rejectedPath } from '#lib/transfer/import-file.ts';

/** The rows of an import that are no records, with their places and reasons, as NDJSON. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ fileId: string }> },
): Promise<Response> {
  const path = rejectedPath((await params).fileId);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return new Response('No row was rejected.\n', { status: 404 });
  // Node's type of the web's stream is another than the web's, and the same thing.
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="rejected-rows.ndjson"',
      'cache-control': 'no-store',
    },
  });
}
