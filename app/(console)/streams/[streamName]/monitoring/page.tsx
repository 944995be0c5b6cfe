import { Monitoring } from './monitoring.tsx';

export default async function MonitoringPage({
  params,
}: PageProps<'/streams/[streamName]/monitoring'>) {
  const { streamName } = await params;
  return <Monitoring streamName={streamName} />;
}
