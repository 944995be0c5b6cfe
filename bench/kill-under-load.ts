import { setTimeout as pause } from 'node:timers/promises';
import { HttpConnection } from './http-connection.ts';
import { type KillReport, type Placed, compareWithStored } from './kill-report.ts';
import { callKinesis, kinesisRequest } from './kinesis-request.ts';

/** A server that can be killed and started again on what it left behind, at the same port. */
export interface Victim {
  port: number;
  kill(): Promise<void>;
  start(): Promise<void>;
}

export interface KillOptions {
  kills: number;
  shards: number;
  writers: number;
  /** How many requests are acknowledged between two kills. */
  requestsPerKill: number;
  recordsPerRequest: number;
}

const streamName = 'kill';
const retryMs = 5;

const encode = (id: string) => Buffer.from(id).toString('base64');

class Writers {
  readonly acknowledged = new Map<string, Placed>();
  requests = 0;
  isStopped = false;
  readonly #options: KillOptions;
  readonly #port: number;
  #turn = Promise.withResolvers<void>();

  constructor(port: number, options: KillOptions) {
    this.#port = port;
    this.#options = options;
  }

  /** Resolves when that many more requests have been acknowledged. */
  async afterMore(requests: number): Promise<void> {
    for (const target = this.requests + requests; this.requests < target;) await this.#turn.promise;
  }

  /** Writes until it is stopped. What was under way when a connection broke is never sent again. */
  async run(writer: number): Promise<void> {
    let connection: HttpConnection | undefined;
    for (let batch = 0; !this.isStopped; batch++) {
      connection ??= await HttpConnection.open(this.#port).catch(() => undefined);
      if (!connection) await pause(retryMs);
      else if (!(await this.#put(connection, this.#idsOf(writer, batch)))) connection = undefined;
    }
    connection?.close();
  }

  #idsOf(writer: number, batch: number): string[] {
    const { recordsPerRequest } = this.#options;
    const first = batch * recordsPerRequest;
    return Array.from({ length: recordsPerRequest }, (_, index) => `${writer}-${first + index}`);
  }

  /** Whether an answer came before the connection broke. */
  async #put(connection: HttpConnection, ids: readonly string[]): Promise<boolean> {
    const Records = ids.map((id) => ({ Data: encode(id), PartitionKey: id }));
    const request = kinesisRequest('PutRecords', { StreamName: streamName, Records });
    const reply = await connection.send(request, true).catch(() => undefined);
    if (!reply) return false;
    const { status, body } = reply;
    if (status !== 200)
      throw new Error(`PutRecords was answered with ${status}: ${body.toString()}`);
    const placed = placements(body);
    for (const [index, id] of ids.entries()) {
      const place = placed[index];
      if (place) this.acknowledged.set(id, place);
    }
    this.requests++;
    this.#turn.resolve();
    this.#turn = Promise.withResolvers();
    return true;
  }
}

/** The engine under test answers as AWS documents PutRecords. */
const placements = (body: Buffer) => (JSON.parse(body.toString()) as { Records: Placed[] }).Records;

/** Kills a server with SIGKILL while it takes records, again and again, then reads everything back. */
export async function killUnderLoad(victim: Victim, options: KillOptions): Promise<KillReport> {
  await victim.start();
  const setUp = await HttpConnection.open(victim.port);
  await callKinesis(setUp, 'CreateStream', { StreamName: streamName, ShardCount: options.shards });
  setUp.close();

  const writers = new Writers(victim.port, options);
  const running = Promise.all(
    Array.from({ length: options.writers }, (_, writer) => writers.run(writer)),
  );
  const kill = async () => {
    for (let round = 0; round < options.kills; round++) {
      await writers.afterMore(options.requestsPerKill);
      await victim.kill();
      await victim.start();
    }
    await writers.afterMore(options.requestsPerKill);
  };
  try {
    await Promise.race([kill(), running]);
    writers.isStopped = true;
    await running;
    return await compareWithStored(victim.port, streamName, writers.acknowledged, options.shards);
  } finally {
    writers.isStopped = true;
    await victim.kill();
  }
}
