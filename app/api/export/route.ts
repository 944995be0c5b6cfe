import { currentConnection } from '#lib/connections.ts';
import { exportResponse } from '#lib/transfer/export-response.ts';

/** A query's records as a file, see lib/transfer/export-response.ts for what it is asked with. */
export const GET = (request: Request): Promise<Response> =>
  exportResponse(request, currentConnection);
