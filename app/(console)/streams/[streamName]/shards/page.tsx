import { Shards } from './shards.tsx';

export default async function ShardsPage({ params }: PageProps<'/streams/[streamName]/shards'>) {
  const { streamName } = await params;
  return <Shards streamName={streamName} />;
}
