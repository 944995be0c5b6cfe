'use client';

import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { changeMode } from './actions.ts';
import { modeCalls } from './calls.ts';
import { modeSchema } from './schema.ts';
import { Setting } from './setting.tsx';
import { SettingForm } from './setting-form.tsx';
import { modeNames, modeOf, type StreamInfo, type StreamMode, streamOf } from './stream-info.ts';
import type { Traffic } from './use-traffic.ts';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { onDemandDay, provisionedDay } from '#lib/prices/kinesis.ts';

interface ModeSettingProps {
  stream: StreamInfo;
  traffic: Traffic | undefined;
}

/** Who decides how many shards there are, and how that is paid. */
export function ModeSetting({ stream, traffic }: ModeSettingProps) {
  const capability = streamCan.configure(useConnection(), stream);
  const mode = modeOf(stream);
  return (
    <Setting
      id="mode"
      title="Capacity mode"
      edit="Switch"
      capability={capability}
      items={[
        { label: 'Mode', value: modeNames[mode] },
        { label: 'Open shards', value: plural(stream.OpenShardCount ?? 0, 'shard') },
        { label: 'Switches', value: '2 in any 24 h for a stream' },
      ]}
    >
      <SettingForm
        schema={modeSchema}
        initial={{ ...streamOf(stream), streamMode: other(mode), agreed: false }}
        action={changeMode}
        calls={modeCalls}
        submit="Switch mode"
        refusal="The mode was not switched"
        done="The mode is being switched; the stream is UPDATING meanwhile."
        capability={capability}
        idle={({ streamMode }) =>
          streamMode === mode
            ? `The stream is ${modeNames[mode].toLowerCase()} already.`
            : undefined
        }
      >
        {({ values, errors, set }) => (
          <>
            <FormField label="Mode" errorText={errors.streamMode} stretch>
              <Tiles
                value={values.streamMode}
                columns={2}
                items={items}
                onChange={({ detail }) =>
                  set({ streamMode: detail.value === 'ON_DEMAND' ? 'ON_DEMAND' : 'PROVISIONED' })
                }
              />
            </FormField>
            <ModePlan stream={stream} traffic={traffic} from={mode} to={values.streamMode} />
            <FormField errorText={errors.agreed}>
              <Checkbox
                checked={values.agreed}
                onChange={({ detail }) => set({ agreed: detail.checked })}
              >
                Use one of the two switches of 24 h. AWS does not tell how many are left.
              </Checkbox>
            </FormField>
          </>
        )}
      </SettingForm>
    </Setting>
  );
}

const other = (mode: StreamMode): StreamMode =>
  mode === 'PROVISIONED' ? 'ON_DEMAND' : 'PROVISIONED';

const items = [
  {
    value: 'PROVISIONED',
    label: 'Provisioned',
    description: 'You split, merge and scale, and pay for open shards by the hour.',
  },
  {
    value: 'ON_DEMAND',
    label: 'On-demand',
    description: 'AWS scales to twice the peak of the last 30 days; you pay for what goes through.',
  },
];

interface ModePlanProps extends ModeSettingProps {
  from: StreamMode;
  to: StreamMode;
}

function ModePlan({ stream, traffic, from, to }: ModePlanProps) {
  const open = stream.OpenShardCount ?? 0;
  const dayOf = (mode: StreamMode) =>
    traffic && [
      {
        text: modeNames[mode],
        dollars: mode === 'PROVISIONED' ? provisionedDay(traffic, open) : onDemandDay(traffic),
      },
    ];
  return (
    <SpaceBetween size="s">
      <KeyValuePairs
        columns={2}
        items={[
          {
            label: 'Shards',
            value: `The ${plural(open, 'open shard')} stay as they are. ${to === 'ON_DEMAND' ? 'From then on AWS splits and merges them; by hand it is refused.' : 'From then on nothing splits or merges them but you.'}`,
          },
          {
            label: 'Meanwhile',
            value: 'UPDATING for some minutes on AWS. Records are taken and read all the time.',
          },
        ]}
      />
      <CostEstimate
        before={dayOf(from)}
        lines={dayOf(to)}
        per="a day"
        assumptions={[
          traffic
            ? `At the rate of the last ${formatDuration(traffic.windowMs)}, within 24 h of retention, read by polling`
            : 'How much goes through is not known',
        ]}
      />
    </SpaceBetween>
  );
}
