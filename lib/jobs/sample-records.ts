import { z } from 'zod';
import { englishWords } from '#lib/jobs/english-words.ts';
import { createKeyPicker, keyShapeSchema, turnOf } from '#lib/jobs/key-shape.ts';
import { compileTemplate, mostTemplateCharacters, TemplateError } from '#lib/jobs/template.ts';

export const sampleRequestSchema = z.object({
  template: z.string().max(mostTemplateCharacters),
  keyShape: keyShapeSchema,
});

/** What records of a template look like. */
export interface RecordSamples {
  /** Why there are none. */
  complaint?: string;
  isJson: boolean;
  records: { partitionKey: string; text: string; bytes: number }[];
}

const sampleCount = 5;
/** A template is a stranger's: making its samples may take this long. */
const mostMs = 200;
const mostShownCharacters = 4_096;

/** Records as a generator would make them. Those that there was no time for are left out. */
export function sampleRecords({
  template: source,
  keyShape,
}: z.infer<typeof sampleRequestSchema>): RecordSamples {
  const startedMs = Date.now();
  try {
    const template = compileTemplate(source, englishWords);
    const pick = createKeyPicker(keyShape, Math.random);
    const records: RecordSamples['records'] = [];
    for (let number = 1; number <= sampleCount; number++) {
      const partitionKey = pick(0, number);
      const turn = turnOf(keyShape, number);
      const nowMs = Date.now();
      const text = template.render({ nowMs, number, partitionKey, turn, startedMs });
      const bytes = Buffer.byteLength(text) + Buffer.byteLength(partitionKey);
      records.push({ partitionKey, text: text.slice(0, mostShownCharacters), bytes });
      if (Date.now() - startedMs > mostMs) break;
    }
    return { isJson: template.isJson, records };
  } catch (error) {
    if (error instanceof TemplateError)
      return { complaint: error.message, isJson: false, records: [] };
    throw error;
  }
}
