'use client';

import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import {
  colorBorderDividerDefault,
  colorTextBodyDefault,
  colorTextBodySecondary,
  fontFamilyBase,
} from '@cloudscape-design/design-tokens';
import type { CSSProperties } from 'react';

interface DecodeTry {
  decoder: string;
  outcome: 'decoded' | 'no' | 'failed';
  detail: string;
}

const marks: Record<DecodeTry['outcome'], { type: StatusIndicatorProps.Type; text: string }> = {
  decoded: { type: 'success', text: 'decoded' },
  no: { type: 'stopped', text: 'not this' },
  failed: { type: 'warning', text: 'failed' },
};

/** What was tried on a record's data, in order, and what came of it. */
export const DecodeReport = ({ steps }: { steps: readonly DecodeTry[] }) => (
  <table style={tableStyle}>
    <thead>
      <tr>
        <th style={headStyle}>Decoder</th>
        <th style={headStyle}>Outcome</th>
        <th style={headStyle}>Because</th>
      </tr>
    </thead>
    <tbody>
      {steps.map(({ decoder, outcome, detail }, index) => (
        <tr key={index}>
          <td style={cellStyle}>{decoder}</td>
          <td style={cellStyle}>
            <StatusIndicator type={marks[outcome].type}>{marks[outcome].text}</StatusIndicator>
          </td>
          <td style={cellStyle}>{detail}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const tableStyle: CSSProperties = {
  borderCollapse: 'collapse',
  width: '100%',
  fontFamily: fontFamilyBase,
  fontSize: 14,
  color: colorTextBodyDefault,
};

const cellStyle: CSSProperties = {
  padding: '4px 12px 4px 0',
  borderBlockStart: `1px solid ${colorBorderDividerDefault}`,
  verticalAlign: 'top',
  overflowWrap: 'anywhere',
};

const headStyle: CSSProperties = {
  padding: '4px 12px 4px 0',
  textAlign: 'start',
  fontSize: 12,
  color: colorTextBodySecondary,
};
