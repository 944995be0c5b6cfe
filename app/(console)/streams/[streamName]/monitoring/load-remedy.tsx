'use client';

import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { summaryQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import type { LoadRemedy as Remedy } from '#lib/kinesis/load-sentence.ts';

interface LoadRemedyProps {
  streamName: string;
  shardId: string;
  remedy: Remedy;
  /** The keys are known, so the split can be where their load parts. */
  keysAreKnown: boolean;
}

/** The way to what the sentence advises. */
export function LoadRemedy({ streamName, shardId, remedy, keysAreKnown }: LoadRemedyProps) {
  const path = `/streams/${streamName}`;
  if (remedy === 'producers')
    return <Button href={`${path}/producers`}>See what writes these keys</Button>;
  if (remedy === 'fan-out')
    return <Button href={`${path}/consumers`}>See who reads, give fan-out</Button>;
  const place = keysAreKnown ? 'median' : 'middle';
  return (
    <SplitButton
      streamName={streamName}
      href={`${path}/shards?shard=${shardId}&split=${place}`}
      text={`Plan a split of ${shardId}`}
    />
  );
}

interface SplitButtonProps {
  streamName: string;
  href: string;
  text: string;
}

function SplitButton({ streamName, href, text }: SplitButtonProps) {
  const connection = useConnection();
  const { data } = useQuery(summaryQuery(streamName));
  const reshard = streamCan.reshard(connection, data?.StreamDescriptionSummary ?? {});
  return (
    <Button
      href={href}
      disabled={!reshard.can}
      {...(!reshard.can && { disabledReason: reshard.reason })}
    >
      {text}
    </Button>
  );
}
