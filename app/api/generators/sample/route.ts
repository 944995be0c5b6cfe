import { settle } from '#lib/action.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { parseInput } from '#lib/field-errors.ts';
import {
  type RecordSamples,
  sampleRecords,
  sampleRequestSchema,
} from '#lib/jobs/sample-records.ts';

/** A few records of a template that is being written. Nothing is stored and nothing is sent. */
export async function POST(request: Request): Promise<Response> {
  const result = await settle<RecordSamples>(async () =>
    sampleRecords(parseInput(sampleRequestSchema, await request.json())),
  );
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
