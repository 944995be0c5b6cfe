'use client';

import {
  borderRadiusItem,
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorTextBodyDefault,
  fontFamilyMonospace,
} from '@cloudscape-design/design-tokens';
import type { ReactNode } from 'react';

interface CodeBlockProps {
  /** What it holds, for who cannot see it. */
  label: string;
  /** Long lines go on in the next; without it they scroll. */
  wrap?: boolean;
  children: ReactNode;
}

/** Text that is not prose. Reachable by the keyboard, so that it can be scrolled without a mouse. */
export const CodeBlock = ({ label, wrap = true, children }: CodeBlockProps) => (
  <pre
    role="region"
    aria-label={label}
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
    style={{
      margin: 0,
      padding: '8px 12px',
      maxHeight: '50vh',
      overflow: 'auto',
      border: `1px solid ${colorBorderDividerDefault}`,
      borderRadius: borderRadiusItem,
      background: colorBackgroundContainerContent,
      color: colorTextBodyDefault,
      fontFamily: fontFamilyMonospace,
      fontSize: 12,
      lineHeight: '18px',
      whiteSpace: wrap ? 'pre-wrap' : 'pre',
      overflowWrap: wrap ? 'anywhere' : 'normal',
    }}
  >
    {children}
  </pre>
);
