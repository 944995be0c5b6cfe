import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface HttpReply {
  status: number;
  /** Empty unless it was asked for. */
  body: Buffer;
}

interface Waiting {
  wantsBody: boolean;
  resolve(reply: HttpReply): void;
  reject(error: Error): void;
}

const endOfHead = '\r\n\r\n';

/**
 * One keep-alive HTTP/1.1 connection that sends prepared bytes, one request at a time.
 * It reads of a reply only the status and the length, so that a load costs the server more than the client.
 */
export class HttpConnection {
  readonly #socket: Socket;
  #waiting: Waiting | undefined;
  #failure: Error | undefined;
  #head: Buffer = Buffer.alloc(0);
  #status = 0;
  /** Bytes of the body still to come; undefined while the head is read. */
  #missing: number | undefined;
  #body: Buffer[] = [];

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The server closed the connection.')));
  }

  static async open(port: number): Promise<HttpConnection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new HttpConnection(socket);
  }

  /** Servers close connections that nobody has used for a while. */
  get isOpen(): boolean {
    return this.#failure === undefined;
  }

  /** Fails when the connection breaks: then nobody knows whether the server did what was asked. */
  send(request: Buffer, wantsBody = false): Promise<HttpReply> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      this.#waiting = { wantsBody, resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    if (this.#missing === undefined) {
      const bytes = this.#head.length > 0 ? Buffer.concat([this.#head, chunk]) : chunk;
      const end = bytes.indexOf(endOfHead);
      if (end < 0) {
        this.#head = bytes;
        return;
      }
      this.#readHead(bytes.toString('latin1', 0, end));
      chunk = bytes.subarray(end + endOfHead.length);
    }
    if (this.#missing === undefined) return;
    this.#missing -= chunk.length;
    if (this.#waiting?.wantsBody) this.#body.push(chunk);
    if (this.#missing <= 0) this.#finish();
  }

  #readHead(head: string): void {
    this.#status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) this.#fail(new Error(`A reply without Content-Length: ${head}`));
    else this.#missing = Number(length);
  }

  #finish(): void {
    const waiting = this.#waiting;
    const body = Buffer.concat(this.#body);
    this.#waiting = undefined;
    this.#missing = undefined;
    this.#head = Buffer.alloc(0);
    this.#body = [];
    waiting?.resolve({ status: this.#status, body });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#waiting?.reject(this.#failure);
    this.#waiting = undefined;
    this.#socket.destroy();
  }
}
