'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { signsQuery, streamLoadsQuery, summaryQuery } from './queries.ts';
import type { FleetSigns, StreamSigns } from './fleet-signs.ts';
import { lateFrom, lateness, needOf, type StreamNeed } from './stream-need.ts';
import type { StreamLoad } from './stream-load.ts';
import type { StreamRow } from './stream-row.ts';
import type { Output } from '#lib/aws/operations.ts';
import type { ReadError } from '#lib/aws/read.ts';

type StreamSummary = Output<'kinesis', 'DescribeStreamSummary'>['StreamDescriptionSummary'];

/** A stream with all that was asked of it so far. */
export interface FleetRow extends StreamRow {
  need: StreamNeed;
  /** Undefined before the first look; null where nothing was measured. */
  signs: StreamSigns | null | undefined;
  load: StreamLoad | undefined;
  summary: StreamSummary;
  retentionHours?: number | undefined;
  /** Why there is no load. */
  error: ReadError | null;
}

/** So few streams are all looked at closely, so that the order takes their shards into account. */
const mostCloselySeen = 40;
/** Of so many streams with a reader behind, the worst first, the retention is asked for: a day is not late of a week. */
const mostAskedRetention = 20;

const isResting = ({ status }: StreamRow): boolean =>
  status !== 'CREATING' && status !== 'DELETING';

/** All streams with their signs, and with their loads where they are few. */
export function useFleet(streams: readonly StreamRow[], simulated: boolean) {
  const names = useMemo(() => streams.filter(isResting).map(({ name }) => name), [streams]);
  const signs = useQuery(signsQuery(names, simulated));
  const isSmall = names.length <= mostCloselySeen;
  const close = streamLoadsQuery(names, simulated);
  const all = useQuery({ ...close, enabled: isSmall && names.length > 0 });
  const error = signs.error ?? all.error;
  const retentions = useRetentions(streams, signs.data, simulated);
  const rows = useMemo(
    () =>
      streams.map((stream): FleetRow => {
        const seen = signs.data && (signs.data.byName[stream.name] ?? null);
        const load = all.data?.get(stream.name);
        const known = {
          hottestShare: load?.hottest?.share,
          retentionHours: retentions.get(stream.name),
        };
        const need = needOf(seen ?? undefined, known);
        return { ...stream, ...known, signs: seen, load, summary: undefined, error, need };
      }),
    [streams, signs.data, all.data, error, retentions],
  );
  return { rows, signs, isSmall };
}

/** How long the streams keep their records that have a reader behind. */
function useRetentions(
  streams: readonly StreamRow[],
  signs: FleetSigns | undefined,
  simulated: boolean,
): ReadonlyMap<string, number> {
  const behind = streams
    .filter(({ name }) => lateness(signs?.byName[name]?.readerAgeMs) >= lateFrom)
    .slice(0, mostAskedRetention);
  const texts = useQueries({
    queries: behind.map(({ name, status }) => summaryQuery(name, status, simulated)),
    combine: (results) =>
      results
        .map(({ data }) => data?.StreamDescriptionSummary)
        .map((summary) => `${summary?.StreamName ?? ''} ${summary?.RetentionPeriodHours ?? ''}`)
        .join('\n'),
  });
  return useMemo(() => {
    const pairs = texts.split('\n').map((text) => text.split(' '));
    return new Map(
      pairs.flatMap(([name = '', hours = '']) =>
        hours === '' ? [] : [[name, Number(hours)] as const],
      ),
    );
  }, [texts]);
}

/** The rows that are on the screen, with their summaries and their loads. */
export function useShownRows(
  shown: readonly FleetRow[],
  isSmall: boolean,
  simulated: boolean,
): FleetRow[] {
  const names = shown.filter(isResting).map(({ name }) => name);
  const loads = useQuery({
    ...streamLoadsQuery(names, simulated),
    enabled: !isSmall && names.length > 0,
  });
  const summaries = useQueries({
    queries: shown.map(({ name, status }) => summaryQuery(name, status, simulated)),
  });
  return shown.map((row, index) => {
    const summary = summaries[index]?.data?.StreamDescriptionSummary;
    const load = row.load ?? loads.data?.get(row.name);
    return {
      ...row,
      summary,
      load,
      error: row.error ?? loads.error,
      need: needOf(row.signs ?? undefined, {
        hottestShare: load?.hottest?.share,
        retentionHours: summary?.RetentionPeriodHours ?? row.retentionHours,
      }),
    };
  });
}
