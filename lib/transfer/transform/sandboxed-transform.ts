import type { QuickJSHandle } from 'quickjs-emscripten';
import { FailureError } from '#lib/aws/failure.ts';
import { Sandbox } from '#lib/sandbox/sandbox.ts';
import {
  transformFunctions,
  type TransformOutcome,
  transformProgram,
  type TransformSubject,
} from '#lib/transfer/transform/transform-program.ts';

const recordMs = 100;
const batchMs = 200;
const mostTimeouts = 10;

export interface SandboxedTransform {
  /** One outcome a subject. Fails with `TransformTooSlow` after too many that took too long. */
  run(subjects: readonly TransformSubject[]): TransformOutcome[];
  close(): void;
}

/**
 * A person's JavaScript in a sandbox of its own, as filters have it, with 100 ms a record. Fails with `TransformSyntax`.
 */
export async function createTransform(code: string): Promise<SandboxedTransform> {
  const sandbox = await Sandbox.open();
  try {
    return new QuickJsTransform(sandbox, code);
  } catch (error) {
    sandbox.close();
    throw error;
  }
}

class QuickJsTransform implements SandboxedTransform {
  readonly #sandbox: Sandbox;
  readonly #transform: QuickJSHandle;
  readonly #loop: QuickJSHandle;
  #timeouts = 0;

  constructor(sandbox: Sandbox, code: string) {
    this.#sandbox = sandbox;
    // Before the person's code, which can then change nothing that it relies on.
    this.#loop = sandbox.evaluate(transformProgram);
    try {
      this.#transform = sandbox.compile(transformFunctions(code), 'TransformSyntax', 'transform');
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
    this.#sandbox.close();
  }

  /** Undefined where it was cut off. */
  #runBatch(subjects: readonly TransformSubject[], mostMs: number): TransformOutcome[] | undefined {
    const batch = this.#sandbox.context.newString(JSON.stringify(subjects));
    const text = this.#sandbox.callWithin(mostMs, this.#loop, this.#transform, batch);
    batch.dispose();
    // The program makes it, out of strings alone.
    return text === undefined ? undefined : (JSON.parse(text) as TransformOutcome[]);
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
