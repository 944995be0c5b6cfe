import { Configuration } from './configuration.tsx';
import { currentConnection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';

export default async function ConfigurationPage({
  params,
}: PageProps<'/streams/[streamName]/configuration'>) {
  const { streamName } = await params;
  const { id: connectionId } = await currentConnection();
  const generators = await db().generator.count({ where: { connectionId, streamName } });
  return <Configuration streamName={streamName} generators={generators} />;
}
