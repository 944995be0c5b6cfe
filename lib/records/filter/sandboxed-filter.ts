import type { QuickJSHandle } from 'quickjs-emscripten';
import { FailureError } from '#lib/aws/failure.ts';
import {
  filterFunctions,
  filterLoop,
  type FilterRun,
  filterUnpack,
  type PackedBatch,
  usesValue,
} from '#lib/records/filter/filter-program.ts';
import type { FilterErrors } from '#lib/records/read-progress.ts';
import { Sandbox } from '#lib/sandbox/sandbox.ts';

const recordMs = 100;
/** A batch is cut off so that others get their turn; where it was cut, it goes on. */
const batchMs = 100;
const mostTimeouts = 10;

export interface SandboxedFilter {
  /** Which of a batch match, by index, rising. Fails with `FilterTooSlow` after too many that took too long. */
  run(batch: PackedBatch): number[];
  readonly errors: FilterErrors;
  close(): void;
}

/**
 * A person's JavaScript in a sandbox, with 100 ms a record. What throws or takes longer is counted and does not match.
 * It takes the thread that it runs on: see threaded-filter.ts. Fails with `FilterSyntax`.
 */
export async function createFilter(code: string): Promise<SandboxedFilter> {
  const sandbox = await Sandbox.open();
  try {
    return new QuickJsFilter(sandbox, code);
  } catch (error) {
    sandbox.close();
    throw error;
  }
}

class QuickJsFilter implements SandboxedFilter {
  readonly errors: FilterErrors = { count: 0, timedOut: 0, first: undefined };
  readonly #sandbox: Sandbox;
  readonly #filter: QuickJSHandle;
  readonly #unpack: QuickJSHandle;
  readonly #loop: QuickJSHandle;
  readonly #parses: boolean;

  constructor(sandbox: Sandbox, code: string) {
    this.#sandbox = sandbox;
    this.#parses = usesValue(code);
    this.#filter = sandbox.compile(filterFunctions(code), 'FilterSyntax', 'filter');
    this.#unpack = sandbox.evaluate(filterUnpack);
    this.#loop = sandbox.evaluate(filterLoop);
  }

  run(batch: PackedBatch): number[] {
    const matched: number[] = [];
    this.#hand(batch);
    for (let from = 0; from < batch.count;) {
      const run = this.#runRange(from, batch.count, batchMs);
      if (run) {
        this.#note(run, matched);
        break;
      }
      const reached = this.#reached();
      // What came before is run again, as its outcome was lost with the rest.
      const before = reached > from ? this.#runRange(from, reached, 2 * batchMs) : undefined;
      if (before) this.#note(before, matched);
      const alone = this.#runRange(reached, reached + 1, recordMs);
      if (alone) this.#note(alone, matched);
      else this.#timedOut();
      from = reached + 1;
    }
    return matched;
  }

  close(): void {
    this.#unpack.dispose();
    this.#loop.dispose();
    this.#filter.dispose();
    this.#sandbox.close();
  }

  #hand({ texts, isJson, details }: PackedBatch): void {
    const { context } = this.#sandbox;
    const packed = context.newString(texts);
    const rest = context.newString(details);
    const flag = isJson ? context.true : context.false;
    context
      .unwrapResult(context.callFunction(this.#unpack, context.undefined, packed, flag, rest))
      .dispose();
    packed.dispose();
    rest.dispose();
  }

  /** Undefined where it was cut off. */
  #runRange(from: number, to: number, mostMs: number): FilterRun | undefined {
    const { context } = this.#sandbox;
    const parses = this.#parses ? context.true : context.false;
    const bounds = [context.newNumber(from), context.newNumber(to)];
    const text = this.#sandbox.callWithin(mostMs, this.#loop, this.#filter, parses, ...bounds);
    for (const handle of bounds) handle.dispose();
    // The loop makes it; a filter that meddles with JSON only harms its own results.
    return text === undefined ? undefined : (JSON.parse(text) as FilterRun);
  }

  #reached(): number {
    const { context } = this.#sandbox;
    const state = context.getProp(context.global, 'kinetoscope');
    const at = context.getProp(state, 'at');
    const reached = context.getNumber(at);
    at.dispose();
    state.dispose();
    return reached;
  }

  #note({ matched, errors, firstError }: FilterRun, into: number[]): void {
    for (const index of matched) into.push(index);
    this.errors.count += errors;
    this.errors.first ??= firstError ?? undefined;
  }

  #timedOut(): void {
    this.errors.count += 1;
    this.errors.timedOut += 1;
    this.errors.first ??= `It took longer than ${recordMs} ms.`;
    if (this.errors.timedOut < mostTimeouts) return;
    throw new FailureError({
      name: 'FilterTooSlow',
      message: `The filter took longer than ${recordMs} ms on ${mostTimeouts} records. Does it loop?`,
      retryable: false,
      member: 'filter',
    });
  }
}
