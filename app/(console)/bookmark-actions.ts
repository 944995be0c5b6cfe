'use server';

import { z } from 'zod';
import { settle } from '#lib/action.ts';
import { FailureError, type Result } from '#lib/aws/failure.ts';
import { currentConnection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';
import { parseInput } from '#lib/field-errors.ts';
import { removeKept } from '#lib/remove-kept.ts';

const favouriteSchema = z.object({
  streamName: z.string().min(1).max(128),
  isFavourite: z.boolean(),
});

/** For everyone who uses the connection. */
export async function setFavourite(input: z.infer<typeof favouriteSchema>): Promise<Result<void>> {
  return settle(async () => {
    const { streamName, isFavourite } = parseInput(favouriteSchema, input);
    const { id: connectionId } = await currentConnection();
    const where = { connectionId, streamName };
    if (!isFavourite) await db().favourite.deleteMany({ where });
    else
      await db().favourite.upsert({
        where: { connectionId_streamName: where },
        create: where,
        update: {},
      });
  });
}

/** After a stream went by other means than this console's own deletion. */
export async function forgetStream(streamName: string): Promise<Result<void>> {
  return settle(async () => {
    const { id } = await currentConnection();
    await removeKept(id, parseInput(z.string().min(1).max(128), streamName));
  });
}

const viewSchema = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(80, 'At most 80 characters.'),
  // A path of the console: `//host` and `/\host` would be another site's.
  href: z
    .string()
    .max(4_000, 'The address is too long to be kept.')
    .regex(/^\/(?![/\\])/),
});

export async function saveView(input: z.infer<typeof viewSchema>): Promise<Result<void>> {
  return settle(async () => {
    const { name, href } = parseInput(viewSchema, input);
    const { id: connectionId } = await currentConnection();
    const taken = await db().savedView.findFirst({ where: { connectionId, name } });
    if (taken)
      throw new FailureError({
        name: 'NameTaken',
        message: 'Another view has this name.',
        retryable: false,
        member: 'name',
      });
    await db().savedView.create({ data: { connectionId, name, href } });
  });
}

export async function removeView(id: string): Promise<Result<void>> {
  return settle(async () => {
    const { id: connectionId } = await currentConnection();
    await db().savedView.deleteMany({ where: { id: parseInput(z.string(), id), connectionId } });
  });
}
