'use client';

import Button from '@cloudscape-design/components/button';
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
import { TransformField } from './replay-fields.tsx';
import { emptyReplay, requestOf } from './replay-values.ts';
import { TargetFields } from './target-fields.tsx';
import { useImport } from './use-import.ts';
import { useTransfer } from './use-transfer.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';

/** A file, which of its columns is what, and where its rows go. */
export function ImportForm({ streamName }: { streamName: string }) {
  const { id: connectionId } = useConnection();
  const [values, setValues] = useState(() => ({
    ...emptyReplay(connectionId),
    target: { connectionId, streamName },
    pace: 'fast' as const,
  }));
  const picked = useImport();
  const { uploaded, preview } = picked;
  const transfer = useTransfer(streamName);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!uploaded || !preview) return;
    const { fileId, fileName } = uploaded;
    const source = { kind: 'file' as const, fileId, fileName, mapping: preview.mapping };
    transfer.start(requestOf(values, source));
  };
  return (
    <form onSubmit={submit} noValidate>
      <Form
        header={<Header variant="h2">Import a file</Header>}
        actions={
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
            <Button formAction="none" href={`/streams/${streamName}/replay`}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={transfer.isStarting}
              disabled={!preview || preview.rows.length === 0 || values.target.streamName === ''}
              disabledReason={
                preview ? 'Choose a file with rows, and a stream.' : 'Choose a file first.'
              }
            >
              Start import
            </Button>
          </div>
        }
      >
        <SpaceBetween size="l">
          <FileFields {...picked} />
          <TargetFields
            target={values.target}
            error={undefined}
            onChange={(target) => setValues((current) => ({ ...current, target }))}
          />
          <TransformField
            values={values}
            errors={{}}
            onChange={({ transform }) =>
              setValues((current) => ({ ...current, transform: transform ?? '' }))
            }
          />
          {transfer.failure && <FailureAlert failure={transfer.failure} />}
        </SpaceBetween>
      </Form>
    </form>
  );
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
