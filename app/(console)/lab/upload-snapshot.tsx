'use client';

import Button from '@cloudscape-design/components/button';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { snapshotNameSchema } from './schema.ts';
import { useLabAction } from './use-lab-action.ts';
import { uploadSheet } from './snapshot-sheet.ts';
import { useCodePlace } from '../use-code-place.ts';
import { ShowAsCode } from '#components/code/show-as-code.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import type { Result } from '#lib/aws/failure.ts';

/** Brings a file that was downloaded, here or elsewhere. It is named as the file is. */
export function UploadSnapshot() {
  const [files, setFiles] = useState<File[]>([]);
  const { id } = useConnection();
  const place = useCodePlace();
  const { run, failure, isPending } = useLabAction();
  const [file] = files;
  const name = file?.name.replace(/\.kinetoscope$/, '') ?? '';
  const complaint =
    file && !snapshotNameSchema.safeParse(name).success
      ? 'Rename the file: a letter or digit, then letters, digits, _ . -, up to 64.'
      : undefined;
  return (
    <SpaceBetween size="s">
      {failure && <FailureAlert title="The file was not taken" failure={failure} />}
      <FormField label="Bring a snapshot from a file" errorText={complaint}>
        <FileUpload
          value={files}
          accept=".kinetoscope"
          showFileSize
          onChange={({ detail }) => setFiles(detail.value)}
          i18nStrings={{
            uploadButtonText: () => 'Choose file',
            dropzoneText: () => 'Drop the file here',
            removeFileAriaLabel: () => 'Remove the file',
          }}
        />
      </FormField>
      {file && !complaint && (
        <Button
          loading={isPending}
          onClick={() =>
            run(
              () => upload(name, file, id),
              () => setFiles([]),
            )
          }
        >
          Upload as {name}
        </Button>
      )}
      <ShowAsCode subject="upload" write={() => uploadSheet(place)} />
    </SpaceBetween>
  );
}

async function upload(name: string, file: File, connectionId: string): Promise<Result<void>> {
  const response = await fetch(`/api/lab/snapshots/${encodeURIComponent(name)}`, {
    method: 'PUT',
    body: file,
    headers: { 'x-kinetoscope-connection': connectionId, 'x-total-bytes': `${file.size}` },
  });
  // The route answers in this shape.
  return (await response.json()) as Result<void>;
}
