'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { shapeOf } from './key-input.ts';
import { sampleQuery } from './queries.ts';
import type { GeneratorInput } from './schema.ts';
import { type KeyShape, keyShapeSchema } from '#lib/jobs/key-shape.ts';
import type { RecordSamples } from '#lib/jobs/sample-records.ts';
import { templateComplaint } from '#lib/jobs/template-complaint.ts';

export interface Sample {
  /** Why there is none. */
  complaint: string | undefined;
  records: RecordSamples['records'];
  isJson: boolean;
  /** Of several such records, keys included. */
  averageBytes: number;
}

const typingMs = 200;
const anyKeys: KeyShape = { kind: 'uniform', prefix: 'key-', keys: 100 };

/** Records as the generator would make them, new ones when a person stops typing for a moment. */
export function useSample(values: GeneratorInput): Sample | undefined {
  const settled = useSettled(values);
  const { template, source } = settled;
  const keyShape = keyShapeSchema.safeParse(shapeOf(settled)).data ?? anyKeys;
  const ownComplaint = source === 'template' ? templateComplaint(template) : undefined;
  const { data, error } = useQuery({
    ...sampleQuery(template, keyShape),
    enabled: source === 'template' && ownComplaint === undefined,
    placeholderData: keepPreviousData,
  });
  const complaint = ownComplaint ?? data?.complaint ?? error?.failure.message;
  if (complaint !== undefined) return { complaint, records: [], isJson: false, averageBytes: 0 };
  if (!data || data.records.length === 0) return undefined;
  const averageBytes =
    data.records.reduce((sum, { bytes }) => sum + bytes, 0) / data.records.length;
  return { complaint, records: data.records, isJson: data.isJson, averageBytes };
}

/** The values as they were when they last stood still. */
function useSettled(values: GeneratorInput): GeneratorInput {
  const [settled, setSettled] = useState(values);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(values), typingMs);
    return () => clearTimeout(timer);
  }, [values]);
  return settled;
}
