'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Toggle from '@cloudscape-design/components/toggle';
import { changeEncryption } from './actions.ts';
import { encryptionCalls } from './calls.ts';
import { type EncryptionInput, encryptionSchema } from './schema.ts';
import { Setting } from './setting.tsx';
import { type SettingFields, SettingForm } from './setting-form.tsx';
import { type StreamInfo, streamOf } from './stream-info.ts';
import { CostEstimate } from '../../../cost-estimate.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { encryptionMonth } from '#lib/prices/encryption.ts';

const awsKey = 'alias/aws/kinesis';

/** Whether records are encrypted where they are kept, and with which key. */
export function EncryptionSetting({ stream }: { stream: StreamInfo }) {
  const capability = streamCan.configure(useConnection(), stream);
  const isEncrypted = stream.EncryptionType === 'KMS';
  const presentKeyId = isEncrypted ? (stream.KeyId ?? '') : '';
  return (
    <Setting
      id="encryption"
      title="Encryption at rest"
      capability={capability}
      items={[
        {
          label: 'State',
          value: (
            <StatusIndicator type={isEncrypted ? 'success' : 'stopped'}>
              {isEncrypted ? 'Encrypted with KMS' : 'Not encrypted by the stream'}
            </StatusIndicator>
          ),
        },
        { label: 'Key', value: isEncrypted ? presentKeyId : 'none' },
        { label: 'Changes', value: '25 in any 24 h for a stream' },
      ]}
    >
      <SettingForm
        schema={encryptionSchema}
        initial={{
          ...streamOf(stream),
          presentKeyId,
          isEncrypted: !isEncrypted,
          keyId: presentKeyId || awsKey,
        }}
        action={changeEncryption}
        calls={encryptionCalls}
        submit="Change encryption"
        refusal="The encryption was not changed"
        done="The encryption is being changed."
        capability={capability}
        idle={(values) => (encryptionCalls(values).length === 0 ? 'It is so already.' : undefined)}
      >
        {(fields) => <EncryptionFields {...fields} />}
      </SettingForm>
    </Setting>
  );
}

const EncryptionFields = ({ values, errors, set }: SettingFields<EncryptionInput>) => (
  <>
    <Toggle
      checked={values.isEncrypted}
      onChange={({ detail }) => set({ isEncrypted: detail.checked })}
      description="Holds for records put from then on; those that are there stay as they are. On AWS the key’s policy must let producers and consumers use the key."
    >
      Encrypt records
    </Toggle>
    {values.isEncrypted && (
      <FormField
        label="Key"
        constraintText={`The id, ARN or alias of a symmetric key. ${awsKey} is AWS’s own.`}
        errorText={errors.keyId}
      >
        <Input
          value={values.keyId}
          spellcheck={false}
          onChange={({ detail }) => set({ keyId: detail.value })}
        />
      </FormField>
    )}
    <CostEstimate
      label="Cost of the encryption on AWS"
      lines={values.isEncrypted ? encryptionMonth(values.keyId, 1) : []}
      per="a month"
      about="About"
      assumptions={[
        'For each credential that writes or reads a data key is asked for about every 5 minutes; reckoned for one credential',
        'A key of your own is paid for once, however many streams use it',
      ]}
    />
  </>
);
