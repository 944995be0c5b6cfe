import { GeneratorForm } from '../generator-form.tsx';

export default async function CreateGeneratorPage({
  params,
}: PageProps<'/streams/[streamName]/producers/create'>) {
  const { streamName } = await params;
  return <GeneratorForm streamName={streamName} />;
}
