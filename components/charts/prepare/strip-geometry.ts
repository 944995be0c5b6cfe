/** Where things are on a heat strip, in CSS pixels. */
export interface StripGeometry {
  readonly width: number;
  readonly height: number;
  /** Left of the cells, for the names of the rows. */
  readonly gutter: number;
  /** Under the cells, for the times. */
  readonly axisHeight: number;
  readonly rowHeight: number;
  readonly rowCount: number;
  readonly stepCount: number;
}

const tallestRow = 30;
const tallestStrip = 600;
const axisHeight = 22;
/** Under this the names of rows would touch. */
const rowHeightWithNames = 11;
/** Two pixels a row are the least that a person can see and point at. */
export const mostRows = tallestStrip / 2;

export function stripGeometry(width: number, rowCount: number, stepCount: number): StripGeometry {
  const fitting = Math.floor(tallestStrip / Math.max(1, rowCount));
  const rowHeight = Math.max(2, Math.min(tallestRow, fitting));
  const named = rowHeight >= rowHeightWithNames;
  const gutter = named ? (width >= 640 ? 148 : 44) : 12;
  return {
    width,
    height: rowHeight * rowCount + axisHeight,
    gutter,
    axisHeight,
    rowHeight,
    rowCount,
    stepCount,
  };
}

export const hasRowNames = (strip: StripGeometry): boolean => strip.rowHeight >= rowHeightWithNames;

/** The left edge of a step. Edges are whole pixels, so that neighbours neither overlap nor leave a seam. */
export const stepLeft = (strip: StripGeometry, step: number): number =>
  Math.round(strip.gutter + ((strip.width - strip.gutter) * step) / strip.stepCount);

export interface Cell {
  readonly row: number;
  readonly step: number;
}

/** What lies under a point; `undefined` outside of the cells. */
export function cellAt(strip: StripGeometry, x: number, y: number): Cell | undefined {
  const row = Math.floor(y / strip.rowHeight);
  const step = Math.floor(((x - strip.gutter) / (strip.width - strip.gutter)) * strip.stepCount);
  const inside = row >= 0 && row < strip.rowCount && step >= 0 && step < strip.stepCount;
  return inside ? { row, step } : undefined;
}

/** Where a key takes the cursor; `undefined` for a key that means nothing here. */
export function moveCell(cell: Cell, key: string, strip: StripGeometry): Cell | undefined {
  const { row, step } = cell;
  const lastRow = strip.rowCount - 1;
  const lastStep = strip.stepCount - 1;
  const moves: Record<string, Cell> = {
    ArrowUp: { row: Math.max(0, row - 1), step },
    ArrowDown: { row: Math.min(lastRow, row + 1), step },
    ArrowLeft: { row, step: Math.max(0, step - 1) },
    ArrowRight: { row, step: Math.min(lastStep, step + 1) },
    PageUp: { row, step: Math.max(0, step - 10) },
    PageDown: { row, step: Math.min(lastStep, step + 10) },
    Home: { row, step: 0 },
    End: { row, step: lastStep },
  };
  return moves[key];
}
