/** AWS repeats the whole value; a reply need not be as large as the request. */
const longestExcerpt = 10_000;

export const excerpt = (text: string): string =>
  text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text;
