import { notFound } from 'next/navigation';
import { GeneratorForm } from '../generator-form.tsx';
import { currentConnection } from '#lib/connections.ts';
import { readGenerator } from '#lib/jobs/read-generators.ts';
import { tailRoots } from '#lib/jobs/tail/tail-roots.ts';

export default async function GeneratorPage({
  params,
}: PageProps<'/streams/[streamName]/producers/[generatorId]'>) {
  const { streamName, generatorId: id } = await params;
  const { id: connectionId } = await currentConnection();
  const generator = await readGenerator({ id, connectionId, streamName });
  if (!generator) notFound();
  return <GeneratorForm streamName={streamName} generator={generator} tailRoots={tailRoots()} />;
}
