'use client';

import Box from '@cloudscape-design/components/box';
import {
  colorBorderDividerDefault,
  colorTextBodySecondary,
  fontFamilyBase,
  fontFamilyMonospace,
} from '@cloudscape-design/design-tokens';

export interface SequencePart {
  hex: string;
  name: string;
  /** What it means here; absent where it means nothing of its own. */
  meaning?: string;
}

/** A sequence number in hexadecimal, cut where its fields begin. */
export const SequenceFields = ({ parts }: { parts: readonly SequencePart[] }) => (
  <table
    style={{ borderCollapse: 'collapse', width: '100%', fontFamily: fontFamilyBase, fontSize: 14 }}
  >
    <caption style={{ textAlign: 'start', paddingBlockEnd: 4 }}>
      <Box variant="small" color="text-body-secondary">
        In hexadecimal, cut into its fields
      </Box>
    </caption>
    <thead>
      <tr>
        <th style={headStyle}>Digits</th>
        <th style={headStyle}>Field</th>
        <th style={headStyle}>Here</th>
      </tr>
    </thead>
    <tbody>
      {parts.map(({ hex, name, meaning }) => (
        <tr key={name}>
          <td style={{ ...cellStyle, fontFamily: fontFamilyMonospace, fontSize: 12 }}>{hex}</td>
          <td style={cellStyle}>{name}</td>
          <td style={cellStyle}>{meaning ?? '–'}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const cellStyle: React.CSSProperties = {
  padding: '4px 8px 4px 0',
  borderBlockStart: `1px solid ${colorBorderDividerDefault}`,
  verticalAlign: 'top',
  overflowWrap: 'anywhere',
};

const headStyle: React.CSSProperties = {
  padding: '4px 8px 4px 0',
  textAlign: 'start',
  fontSize: 12,
  color: colorTextBodySecondary,
};
