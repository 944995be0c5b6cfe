const quote = 0x22;
const backslash = 0x5c;

/** The index of the quote that ends a string, or the length of the text. */
function endOfString(json: string, opening: number): number {
  for (let end = json.indexOf('"', opening + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (json.charCodeAt(end - 1 - backslashes) === backslash) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return json.length;
}

/**
 * Whether JSON opens more than `limit` lists and objects inside each other. Looked at before parsing, because a parsed
 * tree costs many times the bytes that ask for it. Text that is not JSON may get either answer. Strings, which are most
 * of a request, are skipped and not walked.
 */
export function nestsDeeperThan(json: string, limit: number): boolean {
  const isFlat = json.indexOf('{', 1) < 0 && json.indexOf('[') < 0;
  if (isFlat) return false;
  let depth = 0;
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index);
    if (code === quote) index = endOfString(json, index);
    // `[` and `{` differ in one bit, and so do `]` and `}`.
    else if ((code | 0x20) === 0x7b) {
      depth += 1;
      if (depth > limit) return true;
    } else if ((code | 0x20) === 0x7d) depth -= 1;
  }
  return false;
}
