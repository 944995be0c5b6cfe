import type { Connection } from '#lib/connections.ts';
import { formatEvent, heartbeat } from '#lib/records/event-stream.ts';
import { readingMessages } from '#lib/records/reading-messages.ts';
import { readingRequestSchema } from '#lib/records/reading-request.ts';

/** What stands between drops connections that are still for a minute. */
const heartbeatMs = 10_000;

/** Answers a page with the records that its request's body describes, as server-sent events, until it goes away. */
export async function readingResponse(
  request: Request,
  connectionInUse: () => Promise<Connection>,
): Promise<Response> {
  const parsed = readingRequestSchema.safeParse(await request.json().catch(() => undefined));
  if (!parsed.success) {
    const message = parsed.error.issues.map(({ message: text }) => text).join(' ');
    return eventResponse(formatEvent({ type: 'failure', failure: invalid(message) }));
  }
  const connection = await connectionInUse();
  const left = new AbortController();
  const signal = AbortSignal.any([request.signal, left.signal]);
  const messages = readingMessages(connection, parsed.data, signal);
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      timer = setInterval(() => controller.enqueue(encoder.encode(heartbeat)), heartbeatMs);
    },
    async pull(controller) {
      const { done, value } = await messages.next();
      if (!done) {
        controller.enqueue(encoder.encode(formatEvent(value)));
        return;
      }
      clearInterval(timer);
      if (!left.signal.aborted) controller.close();
    },
    cancel() {
      clearInterval(timer);
      left.abort();
    },
  });
  return eventResponse(body);
}

const eventResponse = (body: BodyInit): Response =>
  new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });

const invalid = (message: string) => ({ name: 'InvalidInput', message, retryable: false });
