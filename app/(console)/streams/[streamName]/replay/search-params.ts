import { createParser, parseAsArrayOf, parseAsString } from 'nuqs';
import { parseRecordQuery, serializeRecordQuery } from '#lib/records/record-query.ts';

/** Which records are meant; the records page makes such addresses. */
export const sourceParams = {
  query: createParser({
    parse: (text) => parseRecordQuery(text) ?? null,
    serialize: serializeRecordQuery,
  }),
  /** JSON paths. */
  columns: parseAsArrayOf(parseAsString).withDefault([]),
};
