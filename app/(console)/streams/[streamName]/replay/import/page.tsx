import { ImportForm } from '../import-form.tsx';

export default async function ImportPage({
  params,
}: PageProps<'/streams/[streamName]/replay/import'>) {
  const { streamName } = await params;
  return <ImportForm streamName={streamName} />;
}
