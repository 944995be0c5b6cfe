'use client';

import Container from '@cloudscape-design/components/container';
import FileUpload from '@cloudscape-design/components/file-upload';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import { PreviewTable } from './preview-table.tsx';
import { MappingFields } from './mapping-fields.tsx';
import { DryRunResult } from './dry-run-result.tsx';
import { KeyFields, PaceFields, TransformField } from './replay-fields.tsx';
import { emptyReplay, replayErrors, type ReplayValues, requestOf } from './replay-values.ts';
import { TargetFields, useTargetLock } from './target-fields.tsx';
import { TransferButtons } from './transfer-buttons.tsx';
import { useImport } from './use-import.ts';
import { TransferOutlook } from './transfer-outlook.tsx';
import { useTransfer } from './use-transfer.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { useConnection } from '#components/layout/connection.tsx';

/** A file, which of its columns is what, where its rows go, and what an import would do before it does it. */
export function ImportForm({ streamName }: { streamName: string }) {
  const { id: connectionId } = useConnection();
  const [values, setValues] = useState<ReplayValues>(() => ({
    ...emptyReplay(connectionId),
    target: { connectionId, streamName },
    pace: 'fast',
  }));
  const [wasTried, setWasTried] = useState(false);
  const picked = useImport();
  const transfer = useTransfer(streamName);
  const targetLock = useTargetLock(values.target.connectionId);
  const source = sourceOf(picked);
  const noPace = picked.preview?.mapping.timeColumn
    ? undefined
    : 'It needs a column with the arrival time of each row.';
  const chosen: ReplayValues = { ...values, pace: noPace ? 'fast' : values.pace };
  const found = source ? replayErrors(chosen, source) : {};
  const request = source && requestOf(chosen, source);
  const fields = {
    values: chosen,
    errors: wasTried ? found : {},
    onChange: (changes: Partial<ReplayValues>) =>
      setValues((current) => ({ ...current, ...changes })),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (request && Object.keys(found).length === 0) transfer.attempt(request);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Form
        header={<Header variant="h2">Import a file</Header>}
        actions={
          <TransferButtons
            streamName={streamName}
            transfer={transfer}
            request={request}
            start="Start import"
            whyNot={targetLock}
          />
        }
      >
        <SpaceBetween size="l">
          <FileFields {...picked} />
          <TargetFields
            target={values.target}
            error={fields.errors.target}
            onChange={(target) => fields.onChange({ target })}
          />
          <KeyFields {...fields} ofFile />
          <PaceFields {...fields} noPace={noPace} />
          <TransformField {...fields} />
          <DryRunResult transfer={transfer} request={request} />
          <TransferOutlook transfer={transfer} request={request} />
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** Undefined without rows. */
function sourceOf({ uploaded, preview }: ReturnType<typeof useImport>) {
  if (!uploaded || !preview || preview.rows.length === 0) return undefined;
  const { fileId, fileName } = uploaded;
  return { kind: 'file' as const, fileId, fileName, mapping: preview.mapping };
}

const uploadWords = {
  uploadButtonText: () => 'Choose file',
  dropzoneText: () => 'Drop the file here',
  removeFileAriaLabel: () => 'Remove the file',
  errorIconAriaLabel: 'Error',
  warningIconAriaLabel: 'Warning',
  limitShowFewer: 'Show fewer',
  limitShowMore: 'Show more',
};

/** The file, which of its columns is what, and its first rows. */
function FileFields({ file, share, preview, failure, choose, map }: ReturnType<typeof useImport>) {
  return (
    <Container header={<Header variant="h3">File</Header>}>
      <SpaceBetween size="m">
        <FormField
          label="NDJSON, CSV or Parquet"
          description="By the end of its name: .csv, .parquet, anything else is NDJSON. CSV has its columns’ names in the first row."
        >
          <FileUpload
            value={file ? [file] : []}
            onChange={({ detail }) => choose(detail.value[0])}
            showFileSize
            i18nStrings={uploadWords}
          />
        </FormField>
        {share !== undefined && <ProgressBar label="Uploaded" value={Math.floor(share * 100)} />}
        {failure && <FailureAlert title="The file cannot be used" failure={failure} />}
        {preview && (
          <>
            <MappingFields columns={preview.columns} mapping={preview.mapping} onChange={map} />
            <PreviewTable preview={preview} />
          </>
        )}
      </SpaceBetween>
    </Container>
  );
}
