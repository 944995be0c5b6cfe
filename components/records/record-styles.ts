import {
  colorBackgroundContainerContent,
  colorBackgroundItemSelected,
  colorBorderDividerDefault,
  colorBorderItemSelected,
  colorTextBodyDefault,
  colorTextBodySecondary,
  colorTextLinkDefault,
  fontFamilyBase,
  fontFamilyMonospace,
} from '@cloudscape-design/design-tokens';

/** Of the table of records. Classes, because setting every style of every cell takes longer than a frame lasts. */
export const recordStyles = `
.record-table { color: ${colorTextBodyDefault}; font-family: ${fontFamilyBase}; }
.record-head, .record-line {
  display: grid;
  grid-template-columns: var(--record-columns);
  align-items: center;
  border-block-end: 1px solid ${colorBorderDividerDefault};
  background: ${colorBackgroundContainerContent};
}
.record-head { min-height: 32px; color: ${colorTextBodySecondary}; font-weight: 700; font-size: 12px; }
.record-line { position: absolute; inset-inline: 0; font-size: 14px; contain: strict; }
.record-line[aria-selected='true'] {
  background: ${colorBackgroundItemSelected};
  box-shadow: inset 3px 0 ${colorBorderItemSelected};
}
.record-head > div, .record-line > div {
  padding: 0 8px;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  font-variant-numeric: tabular-nums;
}
.record-line a { color: ${colorTextLinkDefault}; }
.record-table .record-number { text-align: end; }
.record-line > .record-code { font-family: ${fontFamilyMonospace}; font-size: 12px; color: ${colorTextBodySecondary}; }
.record-head button {
  max-width: 100%;
  padding: 0;
  overflow: hidden;
  border: 0;
  background: transparent;
  color: inherit;
  font: inherit;
  text-overflow: ellipsis;
  cursor: pointer;
}
.record-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;
