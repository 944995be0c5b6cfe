import { ReplayForm } from '../replay-form.tsx';

export default async function CreateReplayPage({
  params,
}: PageProps<'/streams/[streamName]/replay/create'>) {
  const { streamName } = await params;
  return <ReplayForm streamName={streamName} />;
}
