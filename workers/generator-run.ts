import type { Connection } from '#lib/connections.ts';
import { type GeneratorPlan, planOfRow } from '#lib/jobs/generator-plan.ts';
import type { LocatedShard } from '#lib/jobs/shard-locator.ts';
import { emptyTally, type Tally } from '#lib/jobs/tally.ts';
import { unseal } from '#lib/secrets.ts';
import type { Generator as GeneratorRow, PrismaClient } from '#prisma/generated/client.ts';
import { Generator } from '#workers/generator.ts';
import type { LeasedRun } from '#workers/leased-runs.ts';
import type { SupervisorOptions } from '#workers/supervisor.ts';
import { TailProgress } from '#workers/tail/tail-progress.ts';
import { openTailSource } from '#workers/tail/tail-source.ts';

/** How often shards are listed for those who pack or pace by them, and how often a missing stream is looked for. */
const shardsEveryMs = 10_000;
const goneEveryMs = 2_000;

/** One generator at work. */
export class GeneratorRun implements LeasedRun {
  readonly id: string;
  readonly startedAt: Date | null;
  readonly generator: Generator;
  saved: Tally = emptyTally();
  savedMs: number;
  readonly #options: SupervisorOptions;
  readonly #progress: TailProgress;
  #connection: Connection;
  #plan: GeneratorPlan;
  #dataKey: string | undefined;
  #revision: number;
  #shards: readonly LocatedShard[] = [];
  #shardsMs = Number.NEGATIVE_INFINITY;
  #lookedMs = Number.NEGATIVE_INFINITY;

  private constructor(
    row: GeneratorRow,
    connection: Connection,
    options: SupervisorOptions,
    progress: TailProgress,
  ) {
    const { put, nowMs, random } = options;
    this.id = row.id;
    this.startedAt = row.startedAt;
    this.#options = options;
    this.#progress = progress;
    this.#connection = connection;
    this.#plan = planOfRow(row);
    this.#dataKey = dataKeyOf(row, this.#plan);
    this.#revision = row.revision;
    this.savedMs = nowMs();
    this.generator = new Generator({
      plan: this.#plan,
      startedMs: (row.startedAt ?? row.createdAt).getTime(),
      put: (input) => put(this.#connection, input),
      nowMs,
      random,
      generatedBefore: Number(row.generated),
      shards: () => this.#shards,
      dataKey: () => this.#dataKey,
      openTail: (flow, seal) => openTailSource({ flow, seal, progress, nowMs }),
    });
  }

  static async begin(
    row: GeneratorRow,
    connection: Connection,
    options: SupervisorOptions,
  ): Promise<GeneratorRun> {
    const progress = await TailProgress.load(options.database, row.id);
    const run = new GeneratorRun(row, connection, options, progress);
    await run.#listShards().catch(() => undefined);
    return run;
  }

  get streamName(): string {
    return this.#plan.streamName;
  }

  /** Takes what a person has changed. */
  follow(row: GeneratorRow, connection: Connection): void {
    this.#connection = connection;
    if (this.#revision === row.revision) return;
    this.#plan = planOfRow(row);
    this.#dataKey = dataKeyOf(row, this.#plan);
    this.generator.change(this.#plan);
    this.#revision = row.revision;
  }

  /** Whether the stream does not exist, asked only when calls say so. Lists its shards by the way. */
  async findsStreamGone(): Promise<boolean> {
    const nowMs = this.#options.nowMs();
    const { lastError } = this.generator.report();
    const isMissing = lastError?.name === 'ResourceNotFoundException' && !lastError.isOver;
    try {
      if (!isMissing) await this.#listShards();
      else if (nowMs - this.#lookedMs >= goneEveryMs) {
        this.#lookedMs = nowMs;
        return await this.#options.facts.isGone(this.#connection, this.streamName);
      }
    } catch {
      // The generator's own calls fail then too, and say why.
    }
    return false;
  }

  noteSaved(tally: Tally, atMs: number): void {
    this.saved = tally;
    this.savedMs = atMs;
  }

  async saveCheckpoints(database: PrismaClient): Promise<void> {
    await this.#progress.save(database);
  }

  async #listShards() {
    const { facts, nowMs } = this.#options;
    const { aggregates, retry } = this.#plan.sending;
    if (!aggregates && retry !== 'kpl') return;
    if (nowMs() - this.#shardsMs < shardsEveryMs) return;
    this.#shardsMs = nowMs();
    this.#shards = await facts.shards(this.#connection, this.streamName);
  }
}

function dataKeyOf({ dataKeySealed }: GeneratorRow, plan: GeneratorPlan): string | undefined {
  if (!plan.sending.encrypts || dataKeySealed === null) return undefined;
  try {
    return unseal(dataKeySealed);
  } catch (cause) {
    throw new Error(
      'The data key cannot be read: console.key is not the key that it was stored with. A copy of this generator gets a data key of its own.',
      { cause },
    );
  }
}
