import type { NormalizedSchema } from '@smithy/core/schema';
import { ConnectionDropped } from '#engine/wire/connection-dropped.ts';
import { encodeFrame, encodeFrameHeaders } from '#engine/wire/event-frame.ts';
import type { Operation } from '#engine/wire/operation-table.ts';
import type { Protocol } from '#engine/wire/protocols/protocol.ts';
import { isServiceError, shapeOfError } from '#engine/wire/service-error.ts';

/** The media type of a reply that is a stream of events. */
export const eventStreamType = 'application/vnd.amazon.eventstream';

/** What the events of one reply are written with. */
interface EventWriting {
  readonly operation: Operation;
  readonly protocol: Protocol;
  /** Of the request, and so of each event. */
  readonly contentType: string;
}

/** The member of an output that is a stream of events: its name, or the empty string. */
export const eventStreamMember = (output: NormalizedSchema): string =>
  output.getEventStreamMember();

/** The service answered with what its schema says: an iterable under the name of the stream's member. */
export const eventsOf = (output: unknown, member: string): AsyncIterable<object> =>
  (Object(output) as Record<string, AsyncIterable<object>>)[member] ?? nothing;

const over = { done: true, value: undefined } as const;
const nothing: AsyncIterable<object> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(over) }),
};

const messageHeaders = (type: 'event' | 'exception', name: string, contentType: string): Buffer =>
  encodeFrameHeaders({
    ':message-type': type,
    [`:${type}-type`]: name,
    ':content-type': contentType,
  });

/** boto3 takes no stream that begins otherwise. */
const initialFrame = ({ contentType }: EventWriting): Buffer =>
  encodeFrame(messageHeaders('event', 'initial-response', contentType), '{}');

/** A union's value names the one member that it has. */
function createEventFrame(
  { protocol, contentType }: EventWriting,
  union: NormalizedSchema,
): (event: object) => Buffer {
  const headersOf = new Map<string, Buffer>();
  return (event) => {
    const [entry] = Object.entries(event);
    if (!entry) throw new Error('An event of no kind cannot be sent.');
    const [name, value] = entry;
    let headers = headersOf.get(name);
    if (!headers) headersOf.set(name, (headers = messageHeaders('event', name, contentType)));
    return encodeFrame(headers, protocol.encode(union.getMemberSchema(name), value));
  };
}

/** A stream can only end with the exceptions that its model names; `undefined` for any other error. */
function exceptionFrame(
  { operation, protocol, contentType }: EventWriting,
  union: NormalizedSchema,
  error: unknown,
): Buffer | undefined {
  if (!isServiceError(error) || !(error.name in union.getMemberSchemas())) return undefined;
  const { members } = shapeOfError(operation.namespace, error);
  const headers = messageHeaders('exception', error.name, contentType);
  return encodeFrame(headers, protocol.encode(union.getMemberSchema(error.name), members));
}

const bugFrame = (): Buffer =>
  encodeFrame(
    encodeFrameHeaders({
      ':message-type': 'error',
      ':error-code': 'InternalFailure',
      ':error-message': '',
    }),
    '',
  );

/**
 * The bytes of a stream of events, a message at a time. A failure that the service has modelled is the last message;
 * any other is told to the client without its words, and then thrown. Returning early ends the events at once, also
 * while one is waited for, which an async generator could not.
 */
export function frameEvents(
  writing: EventWriting,
  union: NormalizedSchema,
  events: AsyncIterable<object>,
): AsyncIterable<Uint8Array> {
  const eventFrame = createEventFrame(writing, union);
  return {
    [Symbol.asyncIterator]() {
      const source = events[Symbol.asyncIterator]();
      let hasBegun = false;
      let end: { bug?: unknown } | undefined;
      const next = async (): Promise<IteratorResult<Uint8Array>> => {
        if (end && 'bug' in end) throw end.bug;
        if (end) return over;
        try {
          const { done, value } = await source.next();
          return done === true ? over : { done: false, value: eventFrame(value) };
        } catch (error) {
          const exception = exceptionFrame(writing, union, error);
          end = exception ? {} : { bug: error };
          await source.return?.();
          if (error instanceof ConnectionDropped) throw error;
          return { done: false, value: exception ?? bugFrame() };
        }
      };
      return {
        next() {
          if (hasBegun) return next();
          hasBegun = true;
          return Promise.resolve({ done: false, value: initialFrame(writing) });
        },
        async return() {
          end ??= {};
          await source.return?.();
          return over;
        },
      };
    },
  };
}
