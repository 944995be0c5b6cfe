export interface HexLine {
  /** Of the first byte, in hexadecimal. */
  offset: string;
  hex: string;
  /** Printable ASCII; anything else is a dot. */
  ascii: string;
}

/** Half of what `hexdump -C` prints, so that both columns fit into a narrow panel. */
export const bytesPerLine = 8;

/** Byte by byte. */
export function hexLines(data: Uint8Array): HexLine[] {
  const lines: HexLine[] = [];
  for (let at = 0; at < data.byteLength; at += bytesPerLine) {
    const bytes = data.subarray(at, at + bytesPerLine);
    lines.push({
      offset: at.toString(16).padStart(8, '0'),
      hex: hexOf(bytes),
      ascii: Array.from(bytes, printable).join(''),
    });
  }
  return lines;
}

const printable = (byte: number): string =>
  byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
