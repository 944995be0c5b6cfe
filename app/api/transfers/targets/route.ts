import { settle } from '#lib/action.ts';
import { call } from '#lib/aws/call.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { connectionById, listConnections, type Connection } from '#lib/connections.ts';
import { mayReceive } from '#lib/session.ts';
import type { TransferTargets } from '#lib/transfer/transfer-targets.ts';

/** Where records can go: the connections, and the streams of one of them: `?connection=ID`. */
export async function GET(request: Request): Promise<Response> {
  const id = new URL(request.url).searchParams.get('connection') ?? '';
  const result = await settle<TransferTargets>(async () => {
    const connections = await Promise.all(
      (await listConnections()).map(async (connection) => ({
        id: connection.id,
        name: connection.name,
        region: connection.region,
        simulated: connection.simulated,
        unlocked: await mayReceive(connection),
      })),
    );
    const chosen = await connectionById(id);
    return { connections, streams: chosen ? await streamsOf(chosen, request.signal) : [] };
  });
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}

async function streamsOf(connection: Connection, signal: AbortSignal): Promise<string[]> {
  const names: string[] = [];
  let after: string | undefined;
  do {
    const input = after === undefined ? {} : { ExclusiveStartStreamName: after };
    const page = await call(connection, 'kinesis', 'ListStreams', input, { abortSignal: signal });
    names.push(...(page.StreamNames ?? []));
    after = page.HasMoreStreams ? names.at(-1) : undefined;
  } while (after !== undefined);
  return names;
}
