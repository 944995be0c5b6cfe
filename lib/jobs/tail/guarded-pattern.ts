import { createContext, Script } from 'node:vm';

/** A person's regular expression, which may take for ever on the wrong line: it is given a time, and lines are cut. */
export interface GuardedPattern {
  /** Whether each line begins with a match. */
  startsWith(lines: readonly string[]): boolean[];
  /** The groups of a match of the line; undefined without one. */
  groups(line: string): (string | undefined)[] | undefined;
}

const mostMs = 250;
const mostCharacters = 10_000;

const matchScript = new Script(
  'lines.map((line) => { const found = pattern.exec(line); return found && [...found].slice(1); })',
);

/** Fails with a sentence where the source is no regular expression. */
export function createGuardedPattern(source: string): GuardedPattern {
  const pattern = new RegExp(`^(?:${source})`);
  const context = createContext({ pattern, lines: [] as string[] });
  const match = (lines: readonly string[]) => {
    context.lines = lines.map((line) => line.slice(0, mostCharacters));
    try {
      // The script gives one entry a line: the groups of its match, or null.
      return matchScript.runInContext(context, { timeout: mostMs }) as
        | (string | undefined)[][]
        | null[];
    } catch (cause) {
      throw new Error(
        `The pattern ${source} did not come to an end within ${mostMs} ms. Patterns with nested repeats do that.`,
        { cause },
      );
    }
  };
  return {
    startsWith: (lines) => match(lines).map((found) => found !== null),
    groups: (line) => match([line])[0] ?? undefined,
  };
}
