import { newQuickJSWASMModule, type QuickJSContext, type QuickJSHandle } from 'quickjs-emscripten';
import { FailureError } from '#lib/aws/failure.ts';

const memoryBytes = 256 * 1_048_576;
const stackBytes = 512 * 1_024;

/** A WebAssembly sandbox for a person's JavaScript: no network, no files, no clock but the machine's, 256 MiB of memory. */
export class Sandbox {
  readonly context: QuickJSContext;
  #deadlineMs = Infinity;

  private constructor(context: QuickJSContext) {
    this.context = context;
    context.runtime.setMemoryLimit(memoryBytes);
    context.runtime.setMaxStackSize(stackBytes);
    context.runtime.setInterruptHandler(() => Date.now() > this.#deadlineMs);
  }

  /** One of its own for each program: what it breaks or fills is gone with it. */
  static async open(): Promise<Sandbox> {
    return new Sandbox((await newQuickJSWASMModule()).newContext());
  }

  /** Our own code, which is known to work. */
  evaluate(source: string): QuickJSHandle {
    return this.context.unwrapResult(this.context.evalCode(source));
  }

  /**
   * The first of a person's sources that is JavaScript.
   * @throws FailureError of that name, for that member of a form, where none is
   */
  compile(sources: readonly string[], name: string, member: string): QuickJSHandle {
    const { context } = this;
    let complaint = '';
    for (const source of sources) {
      const result = context.evalCode(source);
      if (!result.error) return result.value;
      const { message } = context.dump(result.error) as { message?: string };
      if (complaint === '') complaint = message ?? 'unknown';
      result.error.dispose();
    }
    throw new FailureError({
      name,
      message: `This is no JavaScript: ${complaint}`,
      retryable: false,
      member,
    });
  }

  /** The text that a function answers with; undefined where it was cut off. */
  callWithin(mostMs: number, called: QuickJSHandle, ...given: QuickJSHandle[]): string | undefined {
    const { context } = this;
    this.#deadlineMs = Date.now() + mostMs;
    const result = context.callFunction(called, context.undefined, ...given);
    this.#deadlineMs = Infinity;
    if (result.error) {
      result.error.dispose();
      return undefined;
    }
    const text = context.getString(result.value);
    result.value.dispose();
    return text;
  }

  close(): void {
    this.context.dispose();
  }
}
