import { notFound } from 'next/navigation';
import { GeneratorForm } from '../generator-form.tsx';
import { currentConnection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';
import { generatorView } from '#lib/jobs/generator-view.ts';

export default async function GeneratorPage({
  params,
}: PageProps<'/streams/[streamName]/producers/[generatorId]'>) {
  const { streamName, generatorId } = await params;
  const { id: connectionId } = await currentConnection();
  const row = await db().generator.findFirst({
    where: { id: generatorId, connectionId, streamName },
  });
  if (!row) notFound();
  return <GeneratorForm streamName={streamName} generator={generatorView(row)} />;
}
