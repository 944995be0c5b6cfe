import { newQuickJSWASMModule, type QuickJSContext, type QuickJSHandle } from 'quickjs-emscripten';
import { FailureError } from '#lib/aws/failure.ts';
import {
  filterFunctions,
  filterLoop,
  type FilterRun,
  type FilterSubject,
  filterUnpack,
  packBatch,
  usesValue,
} from '#lib/records/filter/filter-program.ts';
import type { FilterErrors } from '#lib/records/read-progress.ts';

const memoryBytes = 256 * 1_048_576;
const stackBytes = 512 * 1_024;
const recordMs = 100;
/** A batch is cut off so that others get their turn; where it was cut, it goes on. */
const batchMs = 100;
const mostTimeouts = 10;

export interface SandboxedFilter {
  /** Which of them match, by index. Fails with `FilterTooSlow` after too many that took too long. */
  run(subjects: readonly FilterSubject[]): Set<number>;
  readonly errors: FilterErrors;
  close(): void;
}

/**
 * A person's JavaScript in a WebAssembly sandbox: no network, no files, no clock but the machine's, 256 MiB of memory
 * and 100 ms a record. What throws or takes longer is counted and does not match. Fails with `FilterSyntax`.
 */
export async function createFilter(code: string): Promise<SandboxedFilter> {
  // One of its own: what a filter breaks or fills is gone with it.
  const quickJs = await newQuickJSWASMModule();
  const context = quickJs.newContext();
  try {
    return new QuickJsFilter(context, code);
  } catch (error) {
    context.dispose();
    throw error;
  }
}

class QuickJsFilter implements SandboxedFilter {
  readonly errors: FilterErrors = { count: 0, timedOut: 0, first: undefined };
  readonly #context: QuickJSContext;
  readonly #filter: QuickJSHandle;
  readonly #unpack: QuickJSHandle;
  readonly #loop: QuickJSHandle;
  readonly #code: string;
  readonly #parses: boolean;
  #deadlineMs = Infinity;

  constructor(context: QuickJSContext, code: string) {
    this.#context = context;
    context.runtime.setMemoryLimit(memoryBytes);
    context.runtime.setMaxStackSize(stackBytes);
    context.runtime.setInterruptHandler(() => Date.now() > this.#deadlineMs);
    this.#parses = usesValue(code);
    this.#filter = compile(context, code);
    this.#code = code;
    this.#unpack = context.unwrapResult(context.evalCode(filterUnpack));
    this.#loop = context.unwrapResult(context.evalCode(filterLoop));
  }

  run(subjects: readonly FilterSubject[]): Set<number> {
    const matched = new Set<number>();
    this.#hand(subjects);
    for (let from = 0; from < subjects.length;) {
      const run = this.#runRange(from, subjects.length, batchMs);
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
    this.#context.dispose();
  }

  #hand(subjects: readonly FilterSubject[]): void {
    const context = this.#context;
    const { texts, isJson, details } = packBatch(this.#code, subjects);
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
    const context = this.#context;
    this.#deadlineMs = Date.now() + mostMs;
    const parses = this.#parses ? context.true : context.false;
    const bounds = [context.newNumber(from), context.newNumber(to)];
    const result = context.callFunction(
      this.#loop,
      context.undefined,
      this.#filter,
      parses,
      ...bounds,
    );
    this.#deadlineMs = Infinity;
    for (const handle of bounds) handle.dispose();
    if (result.error) {
      result.error.dispose();
      return undefined;
    }
    const text = context.getString(result.value);
    result.value.dispose();
    // The loop makes it; a filter that meddles with JSON only harms its own results.
    return JSON.parse(text) as FilterRun;
  }

  #reached(): number {
    const state = this.#context.getProp(this.#context.global, 'kinetoscope');
    const at = this.#context.getProp(state, 'at');
    const reached = this.#context.getNumber(at);
    at.dispose();
    state.dispose();
    return reached;
  }

  #note({ matched, errors, firstError }: FilterRun, into: Set<number>): void {
    for (const index of matched) into.add(index);
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

function compile(context: QuickJSContext, code: string): QuickJSHandle {
  let complaint = '';
  for (const source of filterFunctions(code)) {
    const result = context.evalCode(source);
    if (!result.error) return result.value;
    const { message } = context.dump(result.error) as { message?: string };
    if (complaint === '') complaint = message ?? 'unknown';
    result.error.dispose();
  }
  throw new FailureError({
    name: 'FilterSyntax',
    message: `This is no JavaScript: ${complaint}`,
    retryable: false,
    member: 'filter',
  });
}
