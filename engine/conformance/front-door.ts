import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Dialect } from '#engine/conformance/dialect.ts';
import type { Surface } from '#engine/conformance/surface.ts';
import { createSimulator } from '#engine/simulator.ts';
import type { LogEntry } from '#engine/wire/log.ts';

/** What came back; `type` and `message` are there where it is an error. */
export interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly message: string | undefined;
}

/** Whether it says of a constraint that it is broken. The lab's operations ask in the same words for more than that. */
export const isComplaint = ({ message = '' }: Answer, { service }: Surface): boolean =>
  service !== 'lab' &&
  /constraint: (Member|Map keys|Map value) must (not be null|have|satisfy)/.test(message);

/** A simulator and connections to it. */
export interface FrontDoor {
  /** Sends a body as it is. */
  post(surface: Surface, dialect: Dialect, body: string | Uint8Array): Promise<Answer>;
  ask(surface: Surface, dialect: Dialect, request: object): Promise<Answer>;
  /** What went wrong inside since it was last asked. */
  bugs(): LogEntry[];
  close(): Promise<void>;
}

/** Query knows a service by the scope of its credentials alone. */
const signers = { kinesis: 'kinesis', cloudwatch: 'monitoring', lab: 'kinetoscope-lab' };

const credentialsFor = ({ service }: Surface) => ({
  'x-amz-date': '20261122T000000Z',
  authorization: `AWS4-HMAC-SHA256 Credential=a/20261122/us-east-1/${signers[service]}/aws4_request, SignedHeaders=host, Signature=0`,
});

/** Java's hashes mean nothing. */
const withoutHashes = (text: string) => text.replaceAll(/@[0-9a-f]+(?=[,\]'])/g, '@');

function answerOf(status: number, body: Buffer, dialect: Dialect): Answer {
  if (status === 200) return { status, type: undefined, message: undefined };
  const { __type, message, Message } = Object(dialect.read(body)) as Record<string, string>;
  const type = __type?.replace(/^.*#/, '');
  // It alone is spelled so.
  const words = type === 'SerializationException' ? Message : message;
  return {
    status,
    type,
    message: words === undefined ? undefined : withoutHashes(words),
  };
}

const createQuietSimulator = (log: LogEntry[]) =>
  createSimulator({
    clock: 'manual',
    lifecycleMs: 0,
    accountShardLimit: 50,
    log: (entry) => log.push(entry),
  });

/** The lab has a simulator to itself: what it does to one, such as faults, is not for the others' tests. */
export async function openFrontDoor(): Promise<FrontDoor> {
  const log: LogEntry[] = [];
  const simulator = await createQuietSimulator(log);
  const labSimulator = await createQuietSimulator(log);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const post = async (surface: Surface, dialect: Dialect, body: string | Uint8Array) => {
    const headers = {
      ...dialect.headers(surface),
      ...credentialsFor(surface),
      'content-length': Buffer.byteLength(body),
    };
    const options = { agent, method: 'POST', path: dialect.path(surface), headers };
    const { endpoint } = surface.service === 'lab' ? labSimulator : simulator;
    const call = request(endpoint, options).end(body);
    const [reply] = (await once(call, 'response')) as [IncomingMessage];
    return answerOf(reply.statusCode ?? 0, await buffer(reply), dialect);
  };
  return {
    post,
    ask: (surface, dialect, value) => post(surface, dialect, dialect.write(value, surface)),
    bugs: () => log.splice(0),
    async close() {
      agent.destroy();
      await simulator.close();
      await labSimulator.close();
    },
  };
}
