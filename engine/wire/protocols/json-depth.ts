const quote = 0x22;
const backslash = 0x5c;

/**
 * Whether JSON opens more than `limit` lists and objects inside each other. Looked at before parsing, because a parsed
 * tree costs many times the bytes that ask for it. Text that is not JSON may get either answer.
 */
export function nestsDeeperThan(json: Uint8Array, limit: number): boolean {
  if (json.length <= limit) return false;
  let depth = 0;
  for (let index = 0; index < json.length; index++) {
    const byte = json[index] ?? 0;
    if (byte === quote) {
      for (index++; index < json.length && json[index] !== quote; index++)
        if (json[index] === backslash) index++;
      continue;
    }
    // `[` and `{` differ in one bit, and so do `]` and `}`.
    const bracket = byte & 0xdf;
    if (bracket === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (bracket === 0x5d) depth -= 1;
  }
  return false;
}
