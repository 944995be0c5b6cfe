'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryStates } from 'nuqs';
import { type FormEvent, useState } from 'react';
import { DryRunResult } from './dry-run-result.tsx';
import { KeyFields, PaceFields, TransformField } from './replay-fields.tsx';
import { emptyReplay, replayErrors, type ReplayFieldsProps, requestOf } from './replay-values.ts';
import { sourceParams } from './search-params.ts';
import { TargetFields, useTargetLock } from './target-fields.tsx';
import { TransferButtons } from './transfer-buttons.tsx';
import { queryInWords } from './transfer-words.ts';
import { TransferOutlook } from './transfer-outlook.tsx';
import { useTransfer } from './use-transfer.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import type { RecordQuery } from '#lib/records/record-query.ts';
import { wholeStream } from '#lib/records/whole-stream.ts';

/** A replay, and what it would do before it does it. */
export function ReplayForm({ streamName }: { streamName: string }) {
  const { id: connectionId } = useConnection();
  const [{ query }] = useQueryStates(sourceParams);
  const [values, setValues] = useState(() => emptyReplay(connectionId));
  const [wasTried, setWasTried] = useState(false);
  const transfer = useTransfer(streamName);
  const source = { kind: 'query' as const, query: query ?? wholeStream(streamName) };
  const request = requestOf(values, source);
  const found = replayErrors(values, source);
  const errors = wasTried ? found : {};
  const isSame =
    values.target.connectionId === connectionId && values.target.streamName === streamName;
  const fields = {
    values,
    errors,
    onChange: (changes: Partial<typeof values>) =>
      setValues((current) => ({ ...current, ...changes })),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (Object.keys(found).length === 0) transfer.attempt(request);
  };
  const targetLock = useTargetLock(values.target.connectionId);
  const whyNot =
    isSame && !values.confirmsSameStream
      ? 'Confirm that the records shall be in the stream twice.'
      : targetLock;
  return (
    <form onSubmit={submit} noValidate>
      <Form
        header={<Header variant="h2">Create replay</Header>}
        actions={
          <TransferButtons
            streamName={streamName}
            transfer={transfer}
            request={request}
            start="Start replay"
            whyNot={whyNot}
          />
        }
      >
        <SpaceBetween size="l">
          <Source streamName={streamName} query={source.query} />
          <TargetFields
            target={values.target}
            error={errors.target}
            onChange={(target) => fields.onChange({ target })}
          />
          {isSame && <SameStream {...fields} />}
          <KeyFields {...fields} />
          <PaceFields {...fields} />
          <TransformField {...fields} />
          <DryRunResult transfer={transfer} request={request} />
          <TransferOutlook transfer={transfer} request={request} />
        </SpaceBetween>
      </Form>
    </form>
  );
}

function Source({ streamName, query }: { streamName: string; query: RecordQuery }) {
  const { timeZone } = usePreferences();
  return (
    <Container
      header={
        <Header
          variant="h3"
          description={`${streamName}, ${queryInWords(query, timeZone)}. At most ${query.readsPerSecond} of the 5 reads/s of a shard.`}
          actions={
            <Button formAction="none" href={`/streams/${streamName}/records`}>
              Choose in Records
            </Button>
          }
        >
          Source
        </Header>
      }
    />
  );
}

const SameStream = ({ values, onChange }: ReplayFieldsProps) => (
  <Alert type="warning" header="The target is the source">
    <Checkbox
      checked={values.confirmsSameStream}
      onChange={({ detail }) => onChange({ confirmsSameStream: detail.checked })}
    >
      All records shall be in {values.target.streamName} twice. The replay ends with what is there
      when it starts: it never reads what it wrote.
    </Checkbox>
  </Alert>
);
