'use client';

import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { HeatRow, HeatShard } from '#components/charts/prepare/heat-rows.ts';
import { type Steps, timeOf } from '#components/charts/prepare/series.ts';
import {
  type Cell,
  cellAt,
  moveCell,
  type StripGeometry,
} from '#components/charts/prepare/strip-geometry.ts';

export type ReadOut = (shardId: string, step: number) => string;

interface HeatCursorInput {
  rows: readonly HeatRow[];
  shards: readonly HeatShard[];
  steps: Steps;
  strip: StripGeometry;
  readOut: ReadOut;
  onSelect: (shardId: string) => void;
}

/** A pointer stays where it is while time moves on under it; a cursor set by the keyboard stays with its time. */
type Place =
  | { readonly row: number; readonly step: number }
  | { readonly row: number; readonly atMs: number };

/** The cell pointed at or moved to, what is to be said of it, and the handlers that move it. */
export function useHeatCursor(input: HeatCursorInput) {
  const { rows, steps, strip, onSelect } = input;
  const [place, setPlace] = useState<Place>();
  const [spoken, setSpoken] = useState('');
  const cursor = place && cellOf(place, steps, strip);
  const told = (cell: Cell) => {
    const shardId = hottestAt(input, cell);
    return shardId === undefined ? undefined : input.readOut(shardId, cell.step);
  };
  const select = (cell: Cell) => {
    const shardId = hottestAt(input, cell);
    if (shardId !== undefined) onSelect(shardId);
  };
  const pointed = (event: PointerEvent) =>
    cellAt(strip, event.nativeEvent.offsetX, event.nativeEvent.offsetY);

  const handlers = {
    onPointerMove(event: PointerEvent) {
      setPlace(pointed(event));
    },
    onPointerLeave() {
      setPlace(undefined);
    },
    onPointerDown(event: PointerEvent) {
      const cell = pointed(event);
      if (cell) select(cell);
    },
    onKeyDown(event: KeyboardEvent) {
      const from = cursor ?? { row: 0, step: strip.stepCount - 1 };
      if (cursor && (event.key === 'Enter' || event.key === ' ')) {
        event.preventDefault();
        select(cursor);
        return;
      }
      const to = rows.length > 0 ? moveCell(from, event.key, strip) : undefined;
      if (!to) return;
      event.preventDefault();
      const next = cursor ? to : from;
      setPlace({ row: next.row, atMs: timeOf(steps, next.step) });
      setSpoken(told(next) ?? '');
    },
    onBlur() {
      setPlace(undefined);
    },
  };
  return { cursor, spoken, shown: cursor && told(cursor), handlers };
}

function cellOf(place: Place, steps: Steps, strip: StripGeometry): Cell | undefined {
  const step =
    'step' in place
      ? place.step
      : // It waits at the edge when its time leaves the window, so that the keyboard does not lose its place.
        Math.max(0, Math.round((place.atMs - steps.startMs) / steps.periodMs));
  return place.row < strip.rowCount && step < steps.length ? { row: place.row, step } : undefined;
}

/** The shard that a cell stands for. */
function hottestAt({ rows, shards }: HeatCursorInput, cell: Cell): string | undefined {
  const ids = rows[cell.row]?.shardIds ?? [];
  if (ids.length < 2) return ids[0];
  const heat = (id: string) => {
    const shard = shards.find((each) => each.id === id);
    return (shard?.utilisation[cell.step] || 0) + (shard?.refused[cell.step] || 0);
  };
  return ids.toSorted((a, b) => heat(b) - heat(a))[0];
}
