'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { putRecord } from './actions.ts';
import { PutRecordFields } from './put-record-fields.tsx';
import { putRecordCall, putRecordSchema, type PutRecordInput } from './schema.ts';
import { PutCost } from './put-cost.tsx';
import { CallCode } from '../../../call-code.tsx';
import type { ShardView } from '../shard-view.ts';
import { useForm } from '#components/forms/use-form.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { useNotify } from '#components/layout/notifications.tsx';
import { fieldErrors } from '#lib/field-errors.ts';
import { recordId } from '#lib/records/record-place.ts';

interface PutRecordProps {
  streamName: string;
  /** Open ones. */
  shards: readonly ShardView[];
  onClose: () => void;
  onPut: () => void;
}

const firstInput: PutRecordInput = {
  partitionKey: 'user-42',
  data: '{\n  "hello": "stream"\n}',
  format: 'json',
  explicitHashKey: '',
};

/** Puts one record by hand, and links to it. */
export function PutRecord({ streamName, shards, onClose, onPut }: PutRecordProps) {
  const notify = useNotify();
  const form = useForm({
    initial: firstInput,
    validate: (values: PutRecordInput) => fieldErrors(putRecordSchema, values),
    submit: (values) => putRecord(streamName, values),
    onDone(put) {
      notify({ type: 'success', content: <WasPut streamName={streamName} put={put} /> });
      onPut();
      onClose();
    },
  });
  return (
    <Modal visible header="Put record" closeAriaLabel="Close" onDismiss={onClose} size="medium">
      <form {...form.formProps}>
        <Form
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button formAction="none" onClick={onClose}>
                Cancel
              </Button>
              <Button variant="primary" loading={form.isPending} loadingText="Putting">
                Put record
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="m">
            {form.failure && <FailureAlert title="The record was not put" failure={form.failure} />}
            <PutRecordFields
              values={form.values}
              errors={form.errors}
              shards={shards}
              onChange={(changes) => form.set(changes)}
            />
            <PutCost streamName={streamName} values={form.values} />
            <CallCode calls={callsOf(streamName, form.values)} />
          </SpaceBetween>
        </Form>
      </form>
    </Modal>
  );
}

const callsOf = (streamName: string, values: PutRecordInput) =>
  putRecordSchema.safeParse(values).success ? [putRecordCall(streamName, values)] : [];

interface WasPutProps {
  streamName: string;
  put: { shardId: string; sequenceNumber: string };
}

const WasPut = ({ streamName, put }: WasPutProps) => (
  <Box variant="span" color="inherit">
    The record is in {put.shardId} with the sequence number{' '}
    <Link
      color="inverted"
      href={`/streams/${streamName}/records?record=${encodeURIComponent(recordId(put))}`}
    >
      {put.sequenceNumber}
    </Link>
    .
  </Box>
);
