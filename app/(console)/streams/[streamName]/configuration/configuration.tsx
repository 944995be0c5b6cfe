'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { AccountPanel } from './account-panel.tsx';
import { DeletePanel } from './delete-panel.tsx';
import { DistributionSetting } from './distribution-setting.tsx';
import { EncryptionSetting } from './encryption-setting.tsx';
import { MetricsSetting } from './metrics-setting.tsx';
import { ModeSetting } from './mode-setting.tsx';
import { PolicySetting } from './policy-setting.tsx';
import { RetentionSetting } from './retention-setting.tsx';
import { ScaleSetting } from './scale-setting.tsx';
import { SizeSetting } from './size-setting.tsx';
import { TagsSetting } from './tags-setting.tsx';
import { useTraffic } from './use-traffic.ts';
import { WarmSetting } from './warm-setting.tsx';
import { ReshardProgress } from '../plan/reshard-progress.tsx';
import { reshardState, useReshard } from '../plan/use-reshard.ts';
import { summaryQuery } from '../queries.ts';
import { useShards } from '../use-shards.ts';
import { QueryStates } from '#components/layout/query-states.tsx';

interface ConfigurationProps {
  streamName: string;
  /** How many generators of this console write into it. */
  generators: number;
}

/** Every setting of the stream, and the way to change it. */
export function Configuration({ streamName, generators }: ConfigurationProps) {
  const changing = useReshard();
  const { reshard } = changing;
  const summary = useQuery(summaryQuery(streamName));
  const { all } = useShards(streamName, reshard !== undefined);
  const traffic = useTraffic(streamName);
  return (
    <QueryStates query={summary} loading="Loading the settings">
      {({ StreamDescriptionSummary: stream }) =>
        stream && (
          <SpaceBetween size="m">
            {reshard && (
              <ReshardProgress
                key={reshard.startedMs}
                reshard={reshard}
                state={reshardState(reshard, all, stream.StreamStatus)}
                status={stream.StreamStatus}
                onDismiss={changing.forget}
              />
            )}
            <ModeSetting stream={stream} traffic={traffic} />
            <ScaleSetting
              stream={stream}
              shards={all}
              onStart={(started) => void changing.start(started)}
            />
            <DistributionSetting stream={stream} />
            <WarmSetting stream={stream} />
            <RetentionSetting stream={stream} traffic={traffic} />
            <SizeSetting stream={stream} />
            <EncryptionSetting stream={stream} />
            <MetricsSetting stream={stream} />
            <TagsSetting stream={stream} />
            <PolicySetting stream={stream} />
            <AccountPanel />
            <DeletePanel stream={stream} generators={generators} />
          </SpaceBetween>
        )
      }
    </QueryStates>
  );
}
