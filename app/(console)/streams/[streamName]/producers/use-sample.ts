'use client';

import { useEffect, useState } from 'react';
import { type GeneratorInput, shapeOf, templateComplaint } from './schema.ts';
import { createKeyPicker, keyShapeSchema } from '#lib/jobs/key-shape.ts';
import { compileTemplate } from '#lib/jobs/template.ts';
import { templateWords } from '#lib/jobs/words.ts';

export interface Sample {
  /** Why there is no record. */
  complaint: string | undefined;
  partitionKey: string;
  text: string;
  isJson: boolean;
  /** Of several such records, keys included. */
  averageBytes: number;
}

const againMs = 1_500;
const samples = 20;

/** A record as the generator would make it, a new one now and then; undefined until the page has come to life. */
export function useSample(values: GeneratorInput): Sample | undefined {
  const [sample, setSample] = useState<Sample>();
  useEffect(() => {
    const make = () => setSample(makeSample(values));
    make();
    const timer = setInterval(make, againMs);
    return () => clearInterval(timer);
  }, [values]);
  return sample;
}

const encoder = new TextEncoder();

function makeSample(values: GeneratorInput): Sample {
  const none = { partitionKey: '', text: '', isJson: false, averageBytes: 0 };
  const complaint = templateComplaint(values.template);
  if (complaint !== undefined) return { complaint, ...none };
  const template = compileTemplate(values.template, templateWords());
  const shape = keyShapeSchema.safeParse(shapeOf(values));
  const pick = shape.success ? createKeyPicker(shape.data, Math.random) : () => 'key';
  const made = Array.from({ length: samples }, (_, index) => {
    const partitionKey = pick(0);
    const text = template.render({ nowMs: Date.now(), number: index + 1, partitionKey });
    return { partitionKey, text, bytes: encoder.encode(text + partitionKey).byteLength };
  });
  const averageBytes = made.reduce((sum, { bytes }) => sum + bytes, 0) / samples;
  return { complaint, ...none, ...made[0], isJson: template.isJson, averageBytes };
}
