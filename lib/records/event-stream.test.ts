import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatEvent, heartbeat, readEvents } from '#lib/records/event-stream.ts';

test('events come back as they went, however the body is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.jsonValue(), fc.constant(heartbeat))),
      fc.integer({ min: 1, max: 20 }),
      async (items, size) => {
        const text = items.map((item) => (item === heartbeat ? heartbeat : formatEvent(item)));
        const bytes = new TextEncoder().encode(text.join(''));
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            for (let at = 0; at < bytes.length; at += size)
              controller.enqueue(bytes.subarray(at, at + size));
            controller.close();
          },
        });
        const events: unknown[] = [];
        for await (const event of readEvents(body)) events.push(event);
        const sent: unknown = JSON.parse(
          JSON.stringify(items.filter((item) => item !== heartbeat)),
        );
        expect(events).toEqual(sent);
      },
    ),
  );
});
