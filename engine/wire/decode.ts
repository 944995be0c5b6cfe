import type { Operation } from '#engine/wire/operation-table.ts';
import type { Protocol } from '#engine/wire/protocols/protocol.ts';

/** A parsed body as the operation's input, its types checked against the SDK's schema. */
export const decode = (protocol: Protocol, operation: Operation, raw: unknown): unknown =>
  protocol.decode(operation.input, raw);
