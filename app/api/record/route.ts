import { z } from 'zod';
import { settle } from '#lib/action.ts';
import { FailureError } from '#lib/aws/failure.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { currentConnection } from '#lib/connections.ts';
import { parseInput } from '#lib/field-errors.ts';
import { parseRecordId } from '#lib/records/record-place.ts';
import { decodeChoiceSchema } from '#lib/records/record-query.ts';
import { readOne, readRecordView } from '#lib/records/record-view.ts';

const askedSchema = z.object({
  connection: z.string(),
  stream: z.string(),
  record: z.string().transform((id, context) => {
    const place = parseRecordId(id);
    if (!place) context.addIssue('This names no record.');
    return place ?? z.NEVER;
  }),
  ...decodeChoiceSchema.shape,
  /** `data`: the bytes of the data alone. */
  download: z.literal('data').optional(),
});

/** One record by its place: `/api/record?connection=ID&stream=NAME&record=SHARD:NUMBER`. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const result = await settle(async () => {
    const asked = parseInput(askedSchema, Object.fromEntries(searchParams));
    const connection = await currentConnection();
    if (connection.id !== asked.connection) throw connectionChanged(connection.name);
    if (asked.download) {
      const record = await readOne(connection, asked.stream, asked.record, request.signal);
      return record ? { whole: record.data, name: asked.record.sequenceNumber } : null;
    }
    return readRecordView(connection, asked.stream, asked.record, asked, request.signal);
  });
  if (result.ok && result.data && 'whole' in result.data) {
    const { whole, name } = result.data;
    return new Response(Buffer.from(whole), {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${name}.bin"`,
        'cache-control': 'no-store',
      },
    });
  }
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}

const connectionChanged = (name: string) =>
  new FailureError({
    name: 'ConnectionChanged',
    message: `The connection in use is now ${name}; this page was loaded for another. Reload the page.`,
    retryable: false,
  });
