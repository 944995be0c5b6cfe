'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { CodeBlock } from '#components/records/code-block.tsx';
import { bytesPerLine, hexLines } from '#components/records/hex-lines.ts';
import { formatBytes } from '#lib/format/bytes.ts';

const firstBytes = 1_024;
const stepBytes = 16_384;

/** The bytes themselves. Long data comes in pieces: a mebibyte has 131,072 lines. */
export function HexView({ data }: { data: Uint8Array }) {
  const [shownBytes, setShownBytes] = useState(firstBytes);
  const lines = hexLines(data.subarray(0, shownBytes));
  const left = data.byteLength - shownBytes;
  const width = bytesPerLine * 3 - 1;
  return (
    <SpaceBetween size="xs">
      <CodeBlock label="Data in hexadecimal" wrap={false}>
        {lines
          .map(({ offset, hex, ascii }) => `${offset}  ${hex.padEnd(width)}  ${ascii}`)
          .join('\n')}
      </CodeBlock>
      {left > 0 && (
        <Button onClick={() => setShownBytes(shownBytes + stepBytes)}>
          Show {formatBytes(Math.min(left, stepBytes))} more of {formatBytes(left)}
        </Button>
      )}
    </SpaceBetween>
  );
}
