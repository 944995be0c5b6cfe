/** Something that can be gone to or done. */
export interface Command {
  id: string;
  /** What is matched and shown. */
  title: string;
  /** Under which heading it stands. */
  group: string;
  /** More words by which it is found. */
  words?: string;
  /** Keys that do the same. */
  keys?: string;
}

/** Commands that have all words of the query, the best first: whole names, then beginnings, then anywhere. */
export function rankCommands<Item extends Command>(
  commands: readonly Item[],
  query: string,
  most: number,
): Item[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands.slice(0, most);
  return commands
    .map((command, order) => ({ command, order, score: scoreOf(command, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, most)
    .map(({ command }) => command);
}

/** 0 where a word is missing. A shorter title that has the words is nearer to what is meant. */
function scoreOf({ title, words: more = '', group }: Command, words: readonly string[]): number {
  const name = title.toLowerCase();
  const rest = `${more} ${group}`.toLowerCase();
  let score = 0;
  for (const word of words) {
    const found = wordScore(name, word) || (rest.includes(word) ? 1 : 0);
    if (found === 0) return 0;
    score += found;
  }
  return score + 1 / (1 + name.length);
}

function wordScore(name: string, word: string): number {
  if (name === word) return 16;
  if (name.startsWith(word)) return 8;
  const at = name.indexOf(word);
  if (at < 0) return 0;
  return /[\s_.›-]/.test(name.charAt(at - 1)) ? 4 : 2;
}
