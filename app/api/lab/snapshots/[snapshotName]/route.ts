import { currentConnection } from '#lib/connections.ts';
import { receiveSnapshot, sendSnapshot } from '#lib/snapshot-file.ts';

type Context = RouteContext<'/api/lab/snapshots/[snapshotName]'>;

/** The file of a snapshot, as it lies in the engine's folder. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { snapshotName } = await params;
  return sendSnapshot(await currentConnection(), snapshotName, request.signal);
}

/** Takes the file of a snapshot. `x-total-bytes` says how long it is. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { snapshotName } = await params;
  return Response.json(await receiveSnapshot(await currentConnection(), snapshotName, request));
}
