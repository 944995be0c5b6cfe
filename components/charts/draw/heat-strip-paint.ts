import type { heatTokens } from '#components/charts/prepare/heat-palette.ts';
import { heatFill } from '#components/charts/prepare/heat-palette.ts';
import type { HeatRow } from '#components/charts/prepare/heat-rows.ts';
import {
  type Cell,
  hasRowNames,
  stepLeft,
  type StripGeometry,
} from '#components/charts/prepare/strip-geometry.ts';

type HeatColors = Record<keyof typeof heatTokens, string>;

interface HeatPicture {
  readonly rows: readonly HeatRow[];
  readonly strip: StripGeometry;
  readonly ticks: readonly { step: number; text: string }[];
  readonly selected: ReadonlySet<string>;
  readonly cursor: Cell | undefined;
}

const font = '12px "Open Sans", "Helvetica Neue", Roboto, Arial, sans-serif';

/** Draws the whole strip. `ratio` is how many device pixels one CSS pixel has. */
export function paintHeat(
  canvas: HTMLCanvasElement,
  picture: HeatPicture,
  colors: HeatColors,
  ratio: number,
): void {
  const { strip } = picture;
  canvas.width = Math.round(strip.width * ratio);
  canvas.height = Math.round(strip.height * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  context.font = font;
  picture.rows.forEach((row, index) => paintRow(context, row, index, strip, colors));
  paintNames(context, picture, colors);
  paintTimes(context, picture, colors);
  if (picture.cursor) paintCursor(context, picture.cursor, strip, colors);
}

function paintRow(
  context: CanvasRenderingContext2D,
  row: HeatRow,
  index: number,
  strip: StripGeometry,
  colors: HeatColors,
): void {
  const top = index * strip.rowHeight;
  const height = strip.rowHeight > 6 ? strip.rowHeight - 1 : strip.rowHeight;
  // Hatch lines take the background's colour on strong cells and the text's on faint ones.
  const hatches = { empty: new Path2D(), cursor: new Path2D() };
  let isRefusing = false;
  for (let step = 0; step < strip.stepCount; step++) {
    const left = stepLeft(strip, step);
    const width = stepLeft(strip, step + 1) - left;
    const { level, opacity } = heatFill(row.utilisation[step] || 0);
    if (!Number.isNaN(row.utilisation[step] ?? Number.NaN)) {
      context.globalAlpha = opacity;
      context.fillStyle = colors[level];
      context.fillRect(left, top, width, height);
    }
    if ((row.refused[step] ?? 0) > 0) {
      hatches[level === 'calm' ? 'cursor' : 'empty'].rect(left, top, width, height);
      isRefusing = true;
    }
  }
  context.globalAlpha = 1;
  if (!isRefusing) return;
  paintHatch(context, hatches.empty, colors.empty, top, height, strip);
  paintHatch(context, hatches.cursor, colors.cursor, top, height, strip);
}

function paintHatch(
  context: CanvasRenderingContext2D,
  where: Path2D,
  color: string,
  top: number,
  height: number,
  strip: StripGeometry,
): void {
  const gap = 5;
  context.save();
  context.clip(where);
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let x = strip.gutter - height; x < strip.width; x += gap) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

function paintNames(
  context: CanvasRenderingContext2D,
  { rows, strip, selected }: HeatPicture,
  colors: HeatColors,
): void {
  const named = hasRowNames(strip);
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  rows.forEach((row, index) => {
    const top = index * strip.rowHeight;
    const isSelected = row.shardIds.some((id) => selected.has(id));
    context.fillStyle = isSelected ? colors.cursor : colors.text;
    if (isSelected) context.fillRect(strip.gutter - 6, top, 3, Math.max(2, strip.rowHeight - 1));
    if (!named) {
      if (hasRefused(row)) paintPointer(context, top + strip.rowHeight / 2, colors.text);
      return;
    }
    context.font = isSelected ? `bold ${font}` : font;
    const name = strip.gutter > 100 ? row.label : shortName(row);
    context.fillText(name, strip.gutter - 10, top + strip.rowHeight / 2, strip.gutter - 12);
  });
}

const hasRefused = (row: HeatRow): boolean => Array.from(row.refused).some((count) => count > 0);

/** Rows too thin for a hatch to be seen are pointed at where they refused something. */
function paintPointer(context: CanvasRenderingContext2D, y: number, color: string): void {
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(0, y - 4);
  context.lineTo(6, y);
  context.lineTo(0, y + 4);
  context.fill();
}

const shortName = (row: HeatRow): string => `…${row.shardIds[0]?.slice(-3) ?? ''}`;

function paintTimes(
  context: CanvasRenderingContext2D,
  { strip, ticks }: HeatPicture,
  colors: HeatColors,
): void {
  const base = strip.height - strip.axisHeight;
  context.font = font;
  context.textBaseline = 'top';
  context.textAlign = 'center';
  context.fillStyle = colors.text;
  context.strokeStyle = colors.grid;
  for (const { step, text } of ticks) {
    const x = stepLeft(strip, step) + 0.5;
    context.beginPath();
    context.moveTo(x, base);
    context.lineTo(x, base + 4);
    context.stroke();
    const half = context.measureText(text).width / 2;
    context.fillText(
      text,
      Math.min(Math.max(x, strip.gutter + half), strip.width - half),
      base + 6,
    );
  }
}

function paintCursor(
  context: CanvasRenderingContext2D,
  cursor: Cell,
  strip: StripGeometry,
  colors: HeatColors,
): void {
  const left = stepLeft(strip, cursor.step);
  const width = Math.max(3, stepLeft(strip, cursor.step + 1) - left);
  context.strokeStyle = colors.cursor;
  context.lineWidth = 1;
  context.globalAlpha = 0.5;
  context.strokeRect(left - 0.5, 0.5, width + 1, strip.rowHeight * strip.rowCount - 1);
  context.globalAlpha = 1;
  context.lineWidth = 2;
  context.strokeRect(left - 1, cursor.row * strip.rowHeight, width + 2, strip.rowHeight);
}
