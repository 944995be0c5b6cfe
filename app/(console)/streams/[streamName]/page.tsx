import { redirect } from 'next/navigation';

export default async function StreamPage({ params }: PageProps<'/streams/[streamName]'>) {
  const { streamName } = await params;
  redirect(`/streams/${streamName}/monitoring`);
}
