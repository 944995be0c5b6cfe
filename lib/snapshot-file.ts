import { call } from '#lib/aws/call.ts';
import { FailureError, toFailure, type Result } from '#lib/aws/failure.ts';
import type { Connection } from '#lib/connections.ts';

/** The most that the lab takes or gives at a time. */
const partBytes = 4 * 1_024 * 1_024;

/** A snapshot's file as a download, a part at a time: nothing is held whole. */
export async function sendSnapshot(
  connection: Connection,
  name: string,
  signal: AbortSignal,
): Promise<Response> {
  const partAt = (offset: number) =>
    call(
      connection,
      'lab',
      'GetSnapshotPart',
      { SnapshotName: name, Offset: offset, MostBytes: partBytes },
      { abortSignal: signal },
    );
  try {
    const first = await partAt(0);
    let next: typeof first | undefined = first;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const part = next;
        if (part?.Data) controller.enqueue(part.Data);
        next = part?.NextOffset === undefined ? undefined : await partAt(part.NextOffset);
        if (!next) controller.close();
      },
    });
    return new Response(body, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': `${first.TotalBytes ?? 0}`,
        'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}.kinetoscope"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    const { name: code, message } = toFailure(error);
    return new Response(`${code}: ${message}\n`, { status: 404 });
  }
}

/** Brings a file to the lab, a part at a time. */
export async function receiveSnapshot(
  connection: Connection,
  name: string,
  request: Request,
): Promise<Result<void>> {
  try {
    const page = request.headers.get('x-kinetoscope-connection');
    if (page !== connection.id)
      throw refused('ConnectionChanged', 'The connection in use is another now. Reload the page.');
    const totalBytes = Number(request.headers.get('x-total-bytes'));
    if (!Number.isSafeInteger(totalBytes) || totalBytes < 1 || !request.body)
      throw refused('InvalidInput', 'There is no file.');
    let offset = 0;
    for await (const part of inParts(request.body)) {
      await call(connection, 'lab', 'PutSnapshotPart', {
        SnapshotName: name,
        Offset: offset,
        Data: part,
        TotalBytes: totalBytes,
      });
      offset += part.byteLength;
    }
    if (offset !== totalBytes)
      throw refused('Incomplete', `Only ${offset} of ${totalBytes} bytes arrived.`);
    return { ok: true, data: undefined };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

/** Chunks as they come, put together to parts of the size that the lab takes. */
export async function* inParts(
  body: AsyncIterable<Uint8Array>,
  mostBytes = partBytes,
): AsyncGenerator<Uint8Array> {
  let held = new Uint8Array(mostBytes);
  let filled = 0;
  for await (const chunk of body) {
    for (let at = 0; at < chunk.byteLength;) {
      const taken = chunk.subarray(at, at + mostBytes - filled);
      held.set(taken, filled);
      filled += taken.byteLength;
      at += taken.byteLength;
      if (filled < mostBytes) continue;
      yield held;
      held = new Uint8Array(mostBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield held.subarray(0, filled);
}

const refused = (name: string, message: string) =>
  new FailureError({ name, message, retryable: false });
