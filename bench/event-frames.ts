/** One message of an event stream, as https://smithy.io/2.0/aws/amazon-eventstream.html has it. */
export interface EventFrame {
  /** Names without their colon, such as `message-type`. */
  headers: ReadonlyMap<string, string>;
  payload: Buffer;
}

const preludeBytes = 12;
const checksumBytes = 4;

/** All values are strings here: a byte of name length, the name, a byte of type, two of length, the value. */
function readHeaders(bytes: Buffer): Map<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at < bytes.length;) {
    const nameEnd = at + 1 + bytes.readUInt8(at);
    const valueStart = nameEnd + 3;
    const valueEnd = valueStart + bytes.readUInt16BE(nameEnd + 1);
    headers.set(
      bytes.toString('latin1', at + 1, nameEnd).replace(':', ''),
      bytes.toString('latin1', valueStart, valueEnd),
    );
    at = valueEnd;
  }
  return headers;
}

/** Cuts what comes of an event stream into its messages. Checksums are not looked at. */
export class EventFrames {
  #rest: Buffer = Buffer.alloc(0);

  *push(chunk: Buffer): Generator<EventFrame> {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    while (bytes.length >= preludeBytes && bytes.length >= bytes.readUInt32BE(0)) {
      const end = bytes.readUInt32BE(0);
      const payloadStart = preludeBytes + bytes.readUInt32BE(4);
      const frame = {
        headers: readHeaders(bytes.subarray(preludeBytes, payloadStart)),
        payload: bytes.subarray(payloadStart, end - checksumBytes),
      };
      bytes = bytes.subarray(end);
      yield frame;
    }
    this.#rest = bytes;
  }
}
