import type { ServerResponse } from 'node:http';
import { ConnectionDropped, dropConnection } from '#engine/wire/connection-dropped.ts';
import { http2StreamOf } from '#engine/wire/http2-stream.ts';

/** Replies that are still being streamed. */
export interface OpenReplies {
  /**
   * Sends what comes, as fast as the client takes it, until there is no more or the client is gone: then the source is
   * told at once. Rejects with what the source throws.
   */
  send(response: ServerResponse, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** Ends every reply after what has been sent of it, as its source might have, and later ones as they begin. */
  endAll(): void;
}

const isGone = (response: ServerResponse) =>
  response.destroyed || http2StreamOf(response)?.destroyed === true;

/** An HTTP/1.1 connection whose reply was ended by the server would wait for a next request. */
function endConnection(response: ServerResponse): void {
  if (response.req.httpVersionMajor === 1) response.req.socket.end();
}

const endReply = (response: ServerResponse) => void response.end();

export function createOpenReplies(): OpenReplies {
  const stops = new Set<() => void>();
  let isClosing = false;

  const send = async (response: ServerResponse, chunks: AsyncIterable<Uint8Array>) => {
    if (isGone(response)) return;
    const iterator = chunks[Symbol.asyncIterator]();
    let isStopped = false;
    let isDropped = false;
    let drained: PromiseWithResolvers<void> | undefined;
    const goOn = () => drained?.resolve();
    const stop = () => {
      isStopped = true;
      goOn();
      void iterator.return?.();
    };
    const endEarly = () => {
      response.once('finish', () => endConnection(response));
      stop();
    };
    stops.add(endEarly);
    if (isClosing) endEarly();
    response.on('drain', goOn).once('close', stop);
    try {
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        if (isStopped) break;
        if (response.write(next.value)) continue;
        drained = Promise.withResolvers();
        await drained.promise;
      }
    } catch (error) {
      if (!(error instanceof ConnectionDropped)) throw error;
      isDropped = true;
    } finally {
      stops.delete(endEarly);
      response.off('drain', goOn).off('close', stop);
      if (!isGone(response)) (isDropped ? dropConnection : endReply)(response);
    }
  };

  return {
    send,
    endAll() {
      isClosing = true;
      for (const stop of stops) stop();
    },
  };
}
