import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { credentials } from './installed-program.ts';

/** A client in a process of its own, written for the library that it uses. It prints what it sees, a JSON line each. */
export class ClientProgram {
  readonly seen: unknown[] = [];
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  /** All that it wrote to standard error. */
  complaint = '';
  readonly #news = new EventEmitter();
  #hasEnded = false;

  /**
   * @param script its file in this folder
   * @param options handed to it as JSON, its one argument
   */
  constructor(script: string, options: object) {
    this.#process = spawn(
      process.execPath,
      [join(import.meta.dirname, script), JSON.stringify(options)],
      { env: { ...process.env, ...credentials }, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    this.#process.stderr?.on('data', (text: Buffer) => (this.complaint += String(text)));
    this.#ended = new Promise((resolve) =>
      this.#process.on('close', () => {
        this.#hasEnded = true;
        this.#news.emit('news');
        resolve();
      }),
    );
    if (this.#process.stdout)
      createInterface(this.#process.stdout).on('line', (line) => this.#take(line));
  }

  /** Waits until what it has printed is enough. */
  async until(isEnough: (seen: readonly unknown[]) => boolean): Promise<void> {
    while (!isEnough(this.seen)) {
      if (this.#hasEnded)
        throw new Error(`It ended with ${JSON.stringify(this.seen)} seen. ${this.complaint}`);
      await once(this.#news, 'news');
    }
  }

  /** Waits until it has ended by itself; gives the last that it printed. */
  async last(): Promise<unknown> {
    await this.#ended;
    if (this.#process.exitCode !== 0) throw new Error(this.complaint);
    return this.seen.at(-1);
  }

  /** Says something to it: a line on its standard input. */
  say(message: object): void {
    this.#process.stdin?.write(`${JSON.stringify(message)}\n`);
  }

  async stop(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  #take(line: string): void {
    if (line.trim() === '') return;
    this.seen.push(JSON.parse(line));
    this.#news.emit('news');
  }
}
