import { settle } from '#lib/action.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { readTransfers } from '#lib/transfer/read-transfers.ts';
import type { TransferList } from '#lib/transfer/transfer-view.ts';

/** The replays and imports from and to a stream: `/api/transfers?connection=ID&stream=NAME`. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const result = await settle<TransferList>(() =>
    readTransfers(searchParams.get('connection') ?? '', searchParams.get('stream') ?? ''),
  );
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
