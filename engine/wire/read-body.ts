import type { IncomingMessage } from 'node:http';
import { bodyTooLarge } from '#engine/wire/body-limit.ts';
import { type Refusal, requestTimedOut, tooBusy } from '#engine/wire/refusal.ts';

/** What all bodies that are arriving take together. */
interface BodyBudget {
  readonly limitBytes: number;
  usedBytes: number;
}

export interface BodyLimits {
  readonly bytes: number;
  /** For the whole body, where the transport does not see to that itself. */
  readonly withinMs?: number | undefined;
  readonly budget: BodyBudget;
}

const empty = Buffer.alloc(0);

/**
 * Gathers a body. Calls back once: with the whole of it, or with why it is not wanted, and then throws away what still
 * comes. A client that leaves before its body is whole is not heard of again.
 */
export function readBody(
  request: IncomingMessage,
  { bytes, withinMs, budget }: BodyLimits,
  onWhole: (body: Buffer) => void,
  onRefused: (refusal: Refusal) => void,
): void {
  let first: Buffer | undefined;
  let others: Buffer[] | undefined;
  let size = 0;
  let isSettled = false;

  /** Ends the gathering, one way or another. */
  const settle = () => {
    isSettled = true;
    clearTimeout(timer);
    if (others) budget.usedBytes -= size;
    others = undefined;
    first = undefined;
  };
  const refuse = (refusal: Refusal) => {
    settle();
    onRefused(refusal);
  };
  const leave = () => {
    if (!isSettled) settle();
  };
  const timer =
    withinMs === undefined ? undefined : setTimeout(() => refuse(requestTimedOut()), withinMs);
  if (timer) request.once('close', leave);

  /** Bodies of one piece, which are most, cost no bookkeeping: the budget counts from the second. */
  const keep = (chunk: Buffer) => {
    if (first === undefined) {
      first = chunk;
      return;
    }
    if (others === undefined) {
      others = [];
      budget.usedBytes += first.length;
      if (!timer) request.once('close', leave);
    }
    others.push(chunk);
    budget.usedBytes += chunk.length;
  };

  request.on('data', (chunk: Buffer) => {
    if (isSettled) return;
    keep(chunk);
    size += chunk.length;
    if (size > bytes) refuse(bodyTooLarge());
    else if (others && budget.usedBytes > budget.limitBytes) refuse(tooBusy());
  });
  request.on('end', () => {
    // An HTTP/2 request also ends when its client gives it up.
    if (isSettled || request.aborted) return;
    const body = others && first ? Buffer.concat([first, ...others], size) : (first ?? empty);
    settle();
    onWhole(body);
  });
  if (Number(request.headers['content-length']) > bytes) refuse(bodyTooLarge());
}
