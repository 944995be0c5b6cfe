/**
 * AWS repeats the whole value; a reply need not be as large as the request. It holds the 501 records of a PutRecords
 * that has one too many.
 */
const longestExcerpt = 100_000;

export const excerpt = (text: string): string =>
  text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text;
