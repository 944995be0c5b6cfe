'use client';

import Box from '@cloudscape-design/components/box';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { CodeBlock } from '#components/records/code-block.tsx';
import { parseExactly } from '#components/records/exact-json.ts';
import { HexView } from '#components/records/hex-view.tsx';
import { JsonTree } from '#components/records/json-tree.tsx';
import { formatBytes } from '#lib/format/bytes.ts';

export const dataViews = ['tree', 'text', 'hex'] as const;
export type DataView = (typeof dataViews)[number];

interface RecordDataProps {
  /** What the data turned out to be, and its text as far as it is here; empty for binary. */
  decoded: { kind: 'json' | 'text' | 'binary'; layers: readonly string[]; text: string };
  /** The beginning of the data as it came. */
  head: Uint8Array;
  dataBytes: number;
  /** Where all of the data is, when not all is here. */
  wholeHref: string;
  isWhole: boolean;
  /** Absent: what suits the data best. */
  view: DataView | null;
  onViewChange: (view: DataView) => void;
}

/** The data of one record, as a tree, as text, or byte by byte. */
export function RecordData(props: RecordDataProps) {
  const { decoded, head, dataBytes, view, onViewChange } = props;
  const { kind, layers, text } = decoded;
  const tree = useMemo(() => (kind === 'json' ? parseExactly(text) : undefined), [kind, text]);
  const possible = { tree: tree !== undefined, text: kind !== 'binary', hex: true };
  const usual = possible.tree ? 'tree' : possible.text ? 'text' : 'hex';
  const shown = view !== null && possible[view] ? view : usual;
  return (
    <SpaceBetween size="s">
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' }}>
        <SegmentedControl
          label="Show the data as"
          selectedId={shown}
          options={[
            {
              id: 'tree',
              text: 'Tree',
              disabled: !possible.tree,
              disabledReason: 'The data is not JSON.',
            },
            {
              id: 'text',
              text: 'Text',
              disabled: !possible.text,
              disabledReason: 'The data is not text.',
            },
            { id: 'hex', text: 'Hex' },
          ]}
          onChange={({ detail }) => {
            const chosen = dataViews.find((id) => id === detail.selectedId);
            if (chosen) onViewChange(chosen);
          }}
        />
        <Box color="text-body-secondary" fontSize="body-s">
          {dataBytes === 0 ? 'No data' : `${layers.join(' → ')}, ${formatBytes(dataBytes)}`}
        </Box>
      </div>
      {shown === 'tree' && tree && <JsonTree value={tree.value} />}
      {shown === 'text' && <CodeBlock label="Data as text">{text}</CodeBlock>}
      {shown === 'hex' && <HexView data={head} />}
      <Whole {...props} />
    </SpaceBetween>
  );
}

const Whole = ({ isWhole, wholeHref, dataBytes }: RecordDataProps) => (
  <Box color="text-body-secondary" fontSize="body-s">
    {!isWhole && 'This is the beginning. '}
    <a href={wholeHref} download>
      Download the data, {formatBytes(dataBytes)}
    </a>
  </Box>
);
