/** Why a text is no regular expression; undefined for one that is. */
export function patternComplaint(source: string): string | undefined {
  try {
    RegExp(source);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
