'use client';

import Box from '@cloudscape-design/components/box';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { CodeBlock } from '#components/records/code-block.tsx';
import { decodeData } from '#components/records/decode-data.ts';
import { HexView } from '#components/records/hex-view.tsx';
import { JsonTree } from '#components/records/json-tree.tsx';
import { formatBytes } from '#lib/format/bytes.ts';

export const dataViews = ['tree', 'text', 'hex'] as const;
export type DataView = (typeof dataViews)[number];

interface RecordDataProps {
  data: Uint8Array;
  /** Absent: what suits the data best. */
  view: DataView | null;
  onViewChange: (view: DataView) => void;
}

const kinds = { json: 'JSON', text: 'Text', binary: 'Binary' };

/** The data of one record, as a tree, as text, or byte by byte. */
export function RecordData({ data, view, onViewChange }: RecordDataProps) {
  const decoded = useMemo(() => decodeData(data), [data]);
  const possible = { tree: decoded.kind === 'json', text: decoded.kind !== 'binary', hex: true };
  const usual = possible.tree ? 'tree' : possible.text ? 'text' : 'hex';
  const shown = view !== null && possible[view] ? view : usual;
  return (
    <SpaceBetween size="s">
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' }}>
        <SegmentedControl
          label="Show the data as"
          selectedId={shown}
          options={[
            { id: 'tree', text: 'Tree', disabled: !possible.tree },
            { id: 'text', text: 'Text', disabled: !possible.text },
            { id: 'hex', text: 'Hex' },
          ]}
          onChange={({ detail }) => {
            const chosen = dataViews.find((id) => id === detail.selectedId);
            if (chosen) onViewChange(chosen);
          }}
        />
        <Box color="text-body-secondary" fontSize="body-s">
          {data.byteLength === 0
            ? 'No data'
            : `${kinds[decoded.kind]}, ${formatBytes(data.byteLength)}`}
        </Box>
      </div>
      {shown === 'tree' && decoded.kind === 'json' && <JsonTree value={decoded.value} />}
      {shown === 'text' && decoded.kind !== 'binary' && (
        <CodeBlock label="Data as text">{decoded.text}</CodeBlock>
      )}
      {shown === 'hex' && <HexView data={data} />}
    </SpaceBetween>
  );
}
