import type { KinesisContext } from './context.ts';
import { invalidArgument, nextTokenExpired } from './failures.ts';
import { nextTokenLifeMs } from './limits.ts';
import type { ShardFilter } from './shard-filter.ts';

/** Where a listing goes on: what it was asked for, and the last name or shard id it gave. */
export interface Place {
  after: string;
  streamName?: string | undefined;
  streamArn?: string | undefined;
  filter?: ShardFilter | undefined;
}

/** Seals a place with the time it was given out. */
export const formatNextToken = (ctx: KinesisContext, place: Place): string =>
  ctx.sealedText.seal(JSON.stringify([ctx.clock.now(), place]));

/** @throws InvalidArgumentException for what is no token, ExpiredNextTokenException after five minutes */
export function parseNextToken(ctx: KinesisContext, token: string): Place {
  const text = ctx.sealedText.open(token);
  // [unsure] of the text.
  if (!text?.startsWith('[')) throw invalidArgument('Invalid NextToken.');
  const [issuedMs, place] = unsealed(text);
  if (ctx.clock.now() - issuedMs > nextTokenLifeMs) throw nextTokenExpired();
  return place;
}

/** Only `formatNextToken` seals texts that start with a bracket. */
const unsealed = (text: string) => JSON.parse(text) as [issuedMs: number, place: Place];
