import { exportProgress } from '#lib/transfer/export-progress.ts';

/** How far an export is: `/api/export/progress?id=ID`; null for one that has not begun. */
export function GET(request: Request): Response {
  const id = new URL(request.url).searchParams.get('id') ?? '';
  return Response.json(exportProgress(id) ?? null, { headers: { 'cache-control': 'no-store' } });
}
