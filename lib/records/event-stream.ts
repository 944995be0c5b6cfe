/** Server-sent events, there and back. https://html.spec.whatwg.org/multipage/server-sent-events.html */

/** One event whose data is JSON, which has no line breaks of its own. */
export const formatEvent = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;

/** A comment: it keeps the connection open and tells the reader that the writer is still there. */
export const heartbeat = ': heartbeat\n\n';

/** The data of the events in a body, as they come. `onSign` is called for whatever comes, heartbeats included. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  onSign: () => void = () => {},
): AsyncGenerator<unknown, void, void> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  for await (const chunk of chunksOf(body)) {
    onSign();
    const text = decoder.decode(chunk, { stream: true });
    const parts = text.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      const line = rest.length > 0 ? [...rest, part].join('') : part;
      rest = [];
      if (line.startsWith('data: ')) yield JSON.parse(line.slice('data: '.length));
    }
    if (last !== '') rest.push(last);
  }
}

/** Not every browser can loop over a body. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
