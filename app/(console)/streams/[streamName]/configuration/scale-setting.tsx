'use client';

import { ScaleForm } from './scale-form.tsx';
import { Setting } from './setting.tsx';
import { modeOf, type StreamInfo } from './stream-info.ts';
import type { Reshard } from '../plan/use-reshard.ts';
import type { ShardView } from '../shard-view.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { plural } from '#lib/format/count.ts';
import { formatDollars } from '#lib/format/dollars.ts';
import { scalingsPerDay } from '#lib/kinesis/scale-rules.ts';
import { shardsDay } from '#lib/prices/kinesis.ts';
import { priceRegion } from '#lib/prices/price-book.ts';

interface ScaleSettingProps {
  stream: StreamInfo;
  /** Open and closed, in hash order. */
  shards: readonly ShardView[];
  onStart: (reshard: Reshard) => void;
}

/** How many shards, all equally wide. */
export function ScaleSetting({ stream, shards, onStart }: ScaleSettingProps) {
  const capability = streamCan.reshard(useConnection(), stream);
  const { OpenShardCount: open = 0 } = stream;
  return (
    <Setting
      id="scale"
      title="Shard count"
      edit="Scale"
      description="Scaling makes all shards equally wide. To change single shards, split or merge them on the Shards tab."
      capability={capability}
      items={[
        { label: 'Open shards', value: plural(open, 'shard') },
        {
          label: `Cost of the shards a day on AWS in ${priceRegion}`,
          value:
            modeOf(stream) === 'PROVISIONED'
              ? formatDollars(shardsDay(open))
              : 'none: an on-demand stream pays for what goes through',
        },
        { label: 'Scalings', value: `${scalingsPerDay} in any 24 h for a stream` },
      ]}
    >
      {shards.length > 0 && <ScaleForm {...{ stream, shards, capability, onStart }} />}
    </Setting>
  );
}
