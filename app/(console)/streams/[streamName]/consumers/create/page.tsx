import { GroupForm } from '../group-form.tsx';

export default async function CreateGroupPage({
  params,
}: PageProps<'/streams/[streamName]/consumers/create'>) {
  const { streamName } = await params;
  return <GroupForm streamName={streamName} />;
}
