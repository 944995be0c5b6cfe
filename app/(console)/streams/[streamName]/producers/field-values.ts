/** What is typed into a field for numbers; nothing is no number. */
export const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** Names with commas between them. */
export const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
