/** One line of the engine's log. */
export interface LogEntry {
  readonly level: 'info' | 'error';
  /** What happened, as a kebab-case word: `started`, `bug`. */
  readonly event: string;
  readonly [detail: string]: unknown;
}

export type Log = (entry: LogEntry) => void;

/** An error as a log line can hold it, its causes' stacks included. */
export function describeError(error: unknown): { error: string; stack?: string } {
  if (!(error instanceof Error)) return { error: String(error) };
  const causes = error.cause instanceof Error ? `\ncaused by ${error.cause.stack}` : '';
  return { error: `${error.name}: ${error.message}`, stack: `${error.stack ?? ''}${causes}` };
}
