import type { IncomingMessage } from 'node:http';

/**
 * Gathers a body up to a size. What comes after the limit is thrown away as it arrives. A client that leaves before its
 * body is whole is not heard of again.
 * @param onWhole gets the body
 * @param onTooLarge is called instead, as soon as the head or the bytes so far tell
 */
export function readBody(
  request: IncomingMessage,
  limitBytes: number,
  onWhole: (body: Buffer) => void,
  onTooLarge: () => void,
): void {
  let first: Buffer | undefined;
  let others: Buffer[] | undefined;
  let size = 0;
  let isRefused = false;
  const refuse = () => {
    isRefused = true;
    first = undefined;
    others = undefined;
    onTooLarge();
  };

  request.on('data', (chunk: Buffer) => {
    if (isRefused) return;
    size += chunk.length;
    if (size > limitBytes) refuse();
    else if (first === undefined) first = chunk;
    else (others ??= []).push(chunk);
  });
  request.on('end', () => {
    if (isRefused) return;
    if (first === undefined) onWhole(Buffer.alloc(0));
    else onWhole(others ? Buffer.concat([first, ...others], size) : first);
  });
  // Half-sent requests end in an error; `close` follows, and the transport cleans up.
  request.on('error', () => {});
  if (Number(request.headers['content-length']) > limitBytes) refuse();
}
