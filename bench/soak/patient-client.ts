import { setTimeout as pause } from 'node:timers/promises';
import { HttpConnection, type HttpReply } from '../http-connection.ts';
import { kinesisRequest } from '../kinesis-request.ts';

/** Longer than the engine ever takes by itself, shorter than the longest latency that the lab adds. */
export const patienceMs = 5000;
const longestPauseMs = 100;

const retryable = new Set([
  'InternalFailure',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'ServiceUnavailable',
]);

/** The server understood and said no, and would say so again. */
export class RefusedCall extends Error {
  readonly errorName: string;

  constructor(operation: string, errorName: string, text: string) {
    super(`${operation} was refused: ${text}`);
    this.errorName = errorName;
  }
}

const errorNameIn = (text: string) => /"__type":"(?:[^"#]*#)?(\w+)"/.exec(text)?.[1] ?? 'unknown';

/** As an SDK pauses before it tries again. */
export const backOff = () => pause(Math.random() * longestPauseMs);

/** One connection that is opened again whenever it breaks, or is given up because an answer takes too long. */
export class PatientClient {
  readonly #port: number;
  #connection: HttpConnection | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  /** The answer, or `undefined` where none came: then nobody knows whether the server did what was asked. */
  async attempt(request: Buffer): Promise<HttpReply | undefined> {
    if (!this.#connection?.isOpen) this.#connection = await HttpConnection.open(this.#port);
    const connection = this.#connection;
    const timer = setTimeout(() => connection.close(), patienceMs);
    try {
      return await connection.send(request, true);
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Makes a call, again and again until it is answered, and gives an answer of the shape that AWS documents.
   * @throws RefusedCall where trying again is of no use
   */
  async call<Output>(operation: string, input: unknown): Promise<Output> {
    const request = kinesisRequest(operation, input);
    for (;;) {
      const reply = await this.attempt(request);
      const text = reply?.body.toString() ?? '';
      if (reply?.status === 200) return JSON.parse(text || '{}') as Output;
      const errorName = errorNameIn(text);
      if (reply && !retryable.has(errorName)) throw new RefusedCall(operation, errorName, text);
      await backOff();
    }
  }

  close(): void {
    this.#connection?.close();
  }
}
