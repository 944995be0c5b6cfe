import { GeneratorForm } from '../generator-form.tsx';
import { currentConnection } from '#lib/connections.ts';
import { readGenerator } from '#lib/jobs/read-generators.ts';
import { tailRoots } from '#lib/jobs/tail/tail-roots.ts';

/** `?copy=ID` begins with what another generator does. */
export default async function CreateGeneratorPage({
  params,
  searchParams,
}: PageProps<'/streams/[streamName]/producers/create'>) {
  const { streamName } = await params;
  const { copy } = await searchParams;
  const { id: connectionId } = await currentConnection();
  const model =
    typeof copy === 'string'
      ? await readGenerator({ id: copy, connectionId, streamName })
      : undefined;
  return <GeneratorForm streamName={streamName} model={model} tailRoots={tailRoots()} />;
}
