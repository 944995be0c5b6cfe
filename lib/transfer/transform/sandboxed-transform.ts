import { newQuickJSWASMModule, type QuickJSContext, type QuickJSHandle } from 'quickjs-emscripten';
import { FailureError } from '#lib/aws/failure.ts';
import {
  transformFunctions,
  type TransformOutcome,
  transformProgram,
  type TransformSubject,
} from '#lib/transfer/transform/transform-program.ts';

const memoryBytes = 256 * 1_048_576;
const stackBytes = 512 * 1_024;
const recordMs = 100;
const batchMs = 200;
const mostTimeouts = 10;

export interface SandboxedTransform {
  /** One outcome a subject. Fails with `TransformTooSlow` after too many that took too long. */
  run(subjects: readonly TransformSubject[]): TransformOutcome[];
  close(): void;
}

/**
 * A person's JavaScript in a WebAssembly sandbox of its own, as filters have it: no network, no files, 256 MiB of
 * memory and 100 ms a record. Fails with `TransformSyntax`.
 */
export async function createTransform(code: string): Promise<SandboxedTransform> {
  const context = (await newQuickJSWASMModule()).newContext();
  try {
    return new QuickJsTransform(context, code);
  } catch (error) {
    context.dispose();
    throw error;
  }
}

class QuickJsTransform implements SandboxedTransform {
  readonly #context: QuickJSContext;
  readonly #transform: QuickJSHandle;
  readonly #loop: QuickJSHandle;
  #deadlineMs = Infinity;
  #timeouts = 0;

  constructor(context: QuickJSContext, code: string) {
    this.#context = context;
    context.runtime.setMemoryLimit(memoryBytes);
    context.runtime.setMaxStackSize(stackBytes);
    context.runtime.setInterruptHandler(() => Date.now() > this.#deadlineMs);
    // Before the person's code, which can then change nothing that it relies on.
    this.#loop = context.unwrapResult(context.evalCode(transformProgram));
    try {
      this.#transform = compile(context, code);
    } catch (error) {
      this.#loop.dispose();
      throw error;
    }
  }

  run(subjects: readonly TransformSubject[]): TransformOutcome[] {
    if (subjects.length === 0) return [];
    const mostMs = subjects.length === 1 ? recordMs : batchMs;
    const outcomes = this.#runBatch(subjects, mostMs);
    if (outcomes?.length === subjects.length) return outcomes;
    if (subjects.length === 1) return [this.#timedOut()];
    // It is one of them, or they are many: halves find out.
    const middle = subjects.length >> 1;
    return [...this.run(subjects.slice(0, middle)), ...this.run(subjects.slice(middle))];
  }

  close(): void {
    this.#loop.dispose();
    this.#transform.dispose();
    this.#context.dispose();
  }

  /** Undefined where it was cut off. */
  #runBatch(subjects: readonly TransformSubject[], mostMs: number): TransformOutcome[] | undefined {
    const context = this.#context;
    const batch = context.newString(JSON.stringify(subjects));
    this.#deadlineMs = Date.now() + mostMs;
    const result = context.callFunction(this.#loop, context.undefined, this.#transform, batch);
    this.#deadlineMs = Infinity;
    batch.dispose();
    if (result.error) {
      result.error.dispose();
      return undefined;
    }
    const text = context.getString(result.value);
    result.value.dispose();
    // The program makes it, out of strings alone.
    return JSON.parse(text) as TransformOutcome[];
  }

  #timedOut(): TransformOutcome {
    this.#timeouts += 1;
    if (this.#timeouts < mostTimeouts)
      return { error: `It took longer than ${recordMs} ms, or more than its memory.` };
    throw new FailureError({
      name: 'TransformTooSlow',
      message: `The transform took longer than ${recordMs} ms on ${mostTimeouts} records. Does it loop?`,
      retryable: false,
      member: 'transform',
    });
  }
}

function compile(context: QuickJSContext, code: string): QuickJSHandle {
  let complaint = '';
  for (const source of transformFunctions(code)) {
    const result = context.evalCode(source);
    if (!result.error) return result.value;
    const { message } = context.dump(result.error) as { message?: string };
    if (complaint === '') complaint = message ?? 'unknown';
    result.error.dispose();
  }
  throw new FailureError({
    name: 'TransformSyntax',
    message: `This is no JavaScript: ${complaint}`,
    retryable: false,
    member: 'transform',
  });
}
