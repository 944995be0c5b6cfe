import { answer } from '#lib/aws/gateway.ts';
import { currentConnection } from '#lib/connections.ts';

/** The read gateway: an SDK input in, the SDK's output or a failure out. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ service: string; operation: string }> },
): Promise<Response> {
  const { service, operation } = await params;
  return answer(request, service, operation, currentConnection);
}
