import {
  colorBackgroundContainerContent,
  colorChartsBlue1400,
  colorChartsLineGrid,
  colorChartsStatusCritical,
  colorChartsStatusLow,
  colorTextBodyDefault,
  colorTextBodySecondary,
} from '@cloudscape-design/design-tokens';
import { type LoadLevel, loadLevel, warmFrom } from '#lib/format/load-level.ts';

/**
 * Blue, amber and a deep red differ in lightness as much as in hue, in both modes and for every kind of colour vision
 * (measured in heat-palette.test.ts). Calm grows from faint to full, so that idle and nearly warm differ.
 */
export const levelColor: Readonly<Record<LoadLevel, string>> = {
  calm: colorChartsBlue1400,
  warm: colorChartsStatusLow,
  hot: colorChartsStatusCritical,
};

export const heatTokens = {
  ...levelColor,
  empty: colorBackgroundContainerContent,
  grid: colorChartsLineGrid,
  text: colorTextBodySecondary,
  cursor: colorTextBodyDefault,
} as const;

/** What fills a cell: the colour of its level, and how much of it lets the background through. */
export function heatFill(share: number): { level: LoadLevel; opacity: number } {
  const level = loadLevel(share);
  if (level !== 'calm') return { level, opacity: 1 };
  return { level, opacity: share <= 0 ? 0.08 : 0.15 + 0.75 * (share / warmFrom) };
}
