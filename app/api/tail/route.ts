import { currentConnection } from '#lib/connections.ts';
import { readingResponse } from '#lib/records/reading-response.ts';

/** Records as server-sent events: a range of a stream to its end, or its tail, which has none. */
export const POST = (request: Request): Promise<Response> =>
  readingResponse(request, currentConnection);
