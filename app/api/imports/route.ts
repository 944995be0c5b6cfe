import { settle } from '#lib/action.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { type KeptImport, listKeptImports } from '#lib/transfer/kept-imports.ts';

/** The files that people gave and that are still on the console's disk. */
export async function GET(): Promise<Response> {
  const result = await settle<KeptImport[]>(listKeptImports);
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
