import type { z } from 'zod';
import type { GeneratorPlan } from '#lib/jobs/generator-plan.ts';
import { planOfRow } from '#lib/jobs/generator-plan.ts';
import {
  type GeneratorFailure,
  generatorFailureSchema,
  type GeneratorRates,
  generatorRatesSchema,
  type GeneratorSample,
  generatorSampleSchema,
} from '#lib/jobs/generator-report.ts';
import { mapTally, type Tally } from '#lib/jobs/tally.ts';
import type { Generator as GeneratorRow } from '#prisma/generated/client.ts';

/** A generator as a screen shows it. Times are milliseconds since 1970, on this machine's clock. */
export interface GeneratorView extends Pick<
  GeneratorPlan,
  'streamName' | 'template' | 'recordsPerSecond' | 'keyShape' | 'traffic' | 'sending' | 'tail'
> {
  id: string;
  name: string;
  description: string;
  isWanted: boolean;
  tally: Tally;
  rates: GeneratorRates | undefined;
  lastError: GeneratorFailure | undefined;
  sample: GeneratorSample | undefined;
  startedMs: number | undefined;
  heartbeatMs: number | undefined;
  /** The files that it tails, and the bytes of each that have been sent. */
  files: { path: string; offset: number }[];
}

/** A row, with its checkpoints where they were asked for. */
type ViewedRow = GeneratorRow & { checkpoints?: readonly { path: string; offset: bigint }[] };

export interface GeneratorList {
  nowMs: number;
  generators: GeneratorView[];
  /** Rows that another version wrote and this one cannot read. */
  unreadable: number;
}

export function generatorList(rows: readonly ViewedRow[], nowMs: number): GeneratorList {
  const generators = rows.flatMap((row) => {
    try {
      return generatorView(row);
    } catch {
      return [];
    }
  });
  return { nowMs, generators, unreadable: rows.length - generators.length };
}

/** Fails on a row whose plan cannot be read. */
export function generatorView(row: ViewedRow): GeneratorView {
  const { id, name, description } = row;
  return {
    ...planOfRow(row),
    id,
    name,
    description,
    isWanted: row.desired === 'running',
    tally: mapTally((field) => Number(row[field])),
    rates: stored(generatorRatesSchema, row.rates),
    lastError: stored(generatorFailureSchema, row.lastError),
    sample: stored(generatorSampleSchema, row.sample),
    startedMs: row.startedAt?.getTime(),
    heartbeatMs: row.heartbeatAt?.getTime(),
    files: (row.checkpoints ?? []).map(({ path, offset }) => ({ path, offset: Number(offset) })),
  };
}

/** What another version wrote and this one cannot read is as good as absent. */
function stored<Value>(schema: z.ZodType<Value>, text: string | null): Value | undefined {
  return text === null ? undefined : schema.safeParse(JSON.parse(text)).data;
}
