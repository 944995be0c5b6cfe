'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { accountQuery } from './queries.ts';
import { accountActions } from './account-calls.ts';
import { shardQuotaQuery } from '../queries.ts';
import { useCodePlace } from '../../../use-code-place.ts';
import { ShowActionsAsCode } from '#components/code/show-actions-as-code.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatCount } from '#lib/format/count.ts';
import { isNotOffered } from '#lib/aws/failure.ts';
import type { ReadError } from '#lib/aws/read.ts';
import { formatTime } from '#lib/format/time.ts';

/** What all streams of the account share in the region. */
export function AccountPanel() {
  const { region } = useConnection();
  const { timeZone } = usePreferences();
  const place = useCodePlace();
  const limits = useQuery(shardQuotaQuery());
  const account = useQuery(accountQuery());
  const commitment = account.data?.MinimumThroughputBillingCommitment;
  const started = commitment?.StartedAt;
  const { ShardLimit, OpenShardCount, OnDemandStreamCount, OnDemandStreamCountLimit } =
    limits.data ?? {};
  const count = (used: number | undefined, of: number | undefined) =>
    used === undefined || of === undefined
      ? notTold(limits)
      : `${formatCount(used)} of ${formatCount(of)}`;
  return (
    <Container
      header={
        <Header variant="h2" description={`Shared by all streams of the account in ${region}.`}>
          Account
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Open shards', value: count(OpenShardCount, ShardLimit) },
            {
              label: 'On-demand streams',
              value: count(OnDemandStreamCount, OnDemandStreamCountLimit),
            },
            {
              label: 'Minimum throughput billing commitment',
              value: !commitment
                ? notTold(account)
                : `${commitment.Status ?? 'not said'}${started ? ` since ${formatTime(started.getTime(), timeZone)}` : ''}`,
            },
          ]}
        />
        <ShowActionsAsCode
          subject="account"
          lead="A commitment lasts 24 h at least and is billed; what it costs is not known to this console, which therefore only shows it."
          actions={accountActions(place)}
        />
      </SpaceBetween>
    </Container>
  );
}

/** Servers of other people's making do not know the question, or leave the answer empty. */
function notTold({ error, isPending }: { error: ReadError | null; isPending: boolean }): string {
  if (isPending) return 'Asking for it';
  if (!error) return 'not told';
  return isNotOffered(error.failure)
    ? 'This server does not tell it'
    : `not told: ${error.failure.name}`;
}
