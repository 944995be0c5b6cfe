/** Between single quotes a shell of POSIX leaves everything as it is. Text that it leaves alone anyway stays bare. */
export const shellQuoted = (text: string): string =>
  /^[\w.:/@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
