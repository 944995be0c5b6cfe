const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Control characters other than white space are a sign of something that is no text. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/** The text that the bytes are, when they are clean UTF-8. */
export function textOf(data: Uint8Array): string | undefined {
  try {
    const text = strict.decode(data);
    return unprintable.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** An object, a list or a string; a bare number or word is text to people. */
export function isJson(text: string): boolean {
  if (!/^\s*[[{"]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const base64 = /^(?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes that a text of base64 stands for; too short a one may as well be a word. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const packed = text.trim();
  return base64.test(packed) ? Buffer.from(packed, 'base64') : undefined;
}
