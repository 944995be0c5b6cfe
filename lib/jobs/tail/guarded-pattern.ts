import { createContext, Script } from 'node:vm';

/** A person's regular expression, which may take for ever on the wrong line: it is given a time, and lines are cut. */
export interface GuardedPattern {
  /** Whether each line begins with a match. */
  startsWith(lines: readonly string[]): boolean[];
  /** The groups of a match of the line; undefined without one. */
  groups(line: string): (string | undefined)[] | undefined;
  /** What of the line stands between matches. */
  split(line: string): string[];
}

const mostMs = 250;
const mostCharacters = 10_000;

const matchScript = new Script(
  'lines.map((line) => { const found = pattern.exec(line); return found && [...found].slice(1); })',
);

const splitScript = new Script('lines[0].split(anywhere)');

/** Fails with a sentence where the source is no regular expression. */
export function createGuardedPattern(source: string): GuardedPattern {
  const pattern = new RegExp(`^(?:${source})`);
  const anywhere = new RegExp(source);
  const context = createContext({ pattern, anywhere, lines: [] as string[] });
  const runOn = (script: Script, lines: readonly string[]): unknown => {
    context.lines = lines.map((line) => line.slice(0, mostCharacters));
    try {
      return script.runInContext(context, { timeout: mostMs });
    } catch (cause) {
      throw new Error(
        `The pattern ${source} did not come to an end within ${mostMs} ms. Patterns with nested repeats do that.`,
        { cause },
      );
    }
  };
  // The script gives one entry a line: the groups of its match, or null.
  const match = (lines: readonly string[]) =>
    runOn(matchScript, lines) as ((string | undefined)[] | null)[];
  return {
    startsWith: (lines) => match(lines).map((found) => found !== null),
    groups: (line) => match([line])[0] ?? undefined,
    // Array from a context of its own.
    split: (line) => [...(runOn(splitScript, [line]) as string[])],
  };
}
