import { db } from '#lib/db.ts';
import {
  type GeneratorList,
  generatorList,
  type GeneratorView,
  generatorView,
} from '#lib/jobs/generator-view.ts';

/** The generators of a stream, oldest first, with how far they are in the files that they tail. */
export async function readGenerators(place: {
  connectionId: string;
  streamName: string;
}): Promise<GeneratorList> {
  const rows = await db().generator.findMany({
    where: place,
    include: { checkpoints: { orderBy: { path: 'asc' } } },
    orderBy: { createdAt: 'asc' },
  });
  return generatorList(rows, Date.now());
}

/** One of them; undefined where it is not there. */
export async function readGenerator(place: {
  id: string;
  connectionId: string;
  streamName: string;
}): Promise<GeneratorView | undefined> {
  const row = await db().generator.findFirst({ where: place });
  return row ? generatorView(row) : undefined;
}
