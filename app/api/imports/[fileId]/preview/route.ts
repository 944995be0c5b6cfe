import { z } from 'zod';
import { settle } from '#lib/action.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { parseInput } from '#lib/field-errors.ts';
import { type ImportPreview, previewImport } from '#lib/transfer/preview-import.ts';
import { fileFormats, fileMappingSchema } from '#lib/transfer/transfer-plan.ts';

const askedSchema = z.object({
  format: z.enum(fileFormats),
  mapping: fileMappingSchema.optional(),
});

/** The first rows of a file as a mapping would import them. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ fileId: string }> },
): Promise<Response> {
  const { fileId } = await params;
  const result = await settle<ImportPreview>(async () => {
    const { format, mapping } = parseInput(askedSchema, await request.json());
    return previewImport(fileId, format, mapping);
  });
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
