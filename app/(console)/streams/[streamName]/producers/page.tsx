import { Producers } from './producers.tsx';

export default async function ProducersPage({
  params,
}: PageProps<'/streams/[streamName]/producers'>) {
  const { streamName } = await params;
  return <Producers streamName={streamName} />;
}
