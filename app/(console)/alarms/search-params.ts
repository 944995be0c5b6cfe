import { parseAsString } from 'nuqs/server';

/** The list's. */
export const alarmsParams = { selected: parseAsString };
