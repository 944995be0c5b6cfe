import type { IncomingMessage } from 'node:http';
import { bodyTooLarge } from '#engine/wire/body-limit.ts';
import { type Refusal, requestTimedOut } from '#engine/wire/refusal.ts';

export interface BodyLimits {
  readonly bytes: number;
  /** For the whole body, where the transport does not see to that itself. */
  readonly withinMs?: number | undefined;
}

const empty = Buffer.alloc(0);

/**
 * Gathers a body. Calls back once: with the whole of it, or with why it is not wanted, and then throws away what still
 * comes. A client that leaves before its body is whole is not heard of again.
 */
export function readBody(
  request: IncomingMessage,
  limits: BodyLimits,
  onWhole: (body: Buffer) => void,
  onRefused: (refusal: Refusal) => void,
): void {
  let first: Buffer | undefined;
  let others: Buffer[] | undefined;
  let size = 0;
  let isSettled = false;
  const refuse = (refusal: Refusal) => {
    isSettled = true;
    first = undefined;
    others = undefined;
    onRefused(refusal);
  };
  const timer =
    limits.withinMs === undefined
      ? undefined
      : setTimeout(() => refuse(requestTimedOut()), limits.withinMs);
  if (timer) request.once('close', () => clearTimeout(timer));

  request.on('data', (chunk: Buffer) => {
    if (isSettled) return;
    size += chunk.length;
    if (size > limits.bytes) {
      clearTimeout(timer);
      refuse(bodyTooLarge());
    } else if (first === undefined) first = chunk;
    else (others ??= []).push(chunk);
  });
  request.on('end', () => {
    clearTimeout(timer);
    // An HTTP/2 request also ends when its client gives it up.
    if (isSettled || request.aborted) return;
    isSettled = true;
    if (first === undefined) onWhole(empty);
    else onWhole(others ? Buffer.concat([first, ...others], size) : first);
  });
  if (Number(request.headers['content-length']) > limits.bytes) {
    clearTimeout(timer);
    refuse(bodyTooLarge());
  }
}
