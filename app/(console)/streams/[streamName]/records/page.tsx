import { Records } from './records.tsx';

export default async function RecordsPage({ params }: PageProps<'/streams/[streamName]/records'>) {
  const { streamName } = await params;
  return <Records streamName={streamName} />;
}
