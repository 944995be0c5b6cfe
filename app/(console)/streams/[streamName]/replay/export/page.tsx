import { ExportForm } from '../export-form.tsx';

export default async function ExportPage({
  params,
}: PageProps<'/streams/[streamName]/replay/export'>) {
  const { streamName } = await params;
  return <ExportForm streamName={streamName} />;
}
