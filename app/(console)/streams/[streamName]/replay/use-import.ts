'use client';

import { useState } from 'react';
import { forgetFile } from './actions.ts';
import { uploadFile } from './upload-file.ts';
import { askConsole } from '#lib/aws/ask-console.ts';
import { type Failure, toFailure } from '#lib/aws/failure.ts';
import type { ImportPreview } from '#lib/transfer/preview-import.ts';
import type { FileFormat, FileMapping } from '#lib/transfer/transfer-plan.ts';

interface Uploaded {
  fileId: string;
  fileName: string;
  format: FileFormat;
}

/** By the end of its name; NDJSON where that says nothing. */
function formatOf(fileName: string): FileFormat {
  if (/\.csv$/i.test(fileName)) return 'csv';
  return /\.parquet$/i.test(fileName) ? 'parquet' : 'ndjson';
}

/** A file on its way to the console, and its first rows once it is there. */
export function useImport() {
  const [file, setFile] = useState<File>();
  const [share, setShare] = useState<number>();
  const [uploaded, setUploaded] = useState<Uploaded>();
  const [preview, setPreview] = useState<ImportPreview>();
  const [failure, setFailure] = useState<Failure>();
  const look = async (of: Uploaded, mapping: FileMapping | undefined) => {
    const body = JSON.stringify({ format: of.format, mapping });
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
    setPreview(await askConsole<ImportPreview>(`/api/imports/${of.fileId}/preview`, init));
    setFailure(undefined);
  };
  const attempt = (work: () => Promise<void>) =>
    work().catch((error: unknown) => setFailure(toFailure(error)));
  return {
    file,
    share,
    uploaded,
    preview,
    failure,
    choose: (chosen: File | undefined) => {
      // What was uploaded before is of no use to anyone. Where this fails, it goes by itself after a day.
      if (uploaded) void forgetFile(uploaded.fileId);
      setFile(chosen);
      setPreview(undefined);
      setUploaded(undefined);
      if (!chosen) return;
      void attempt(async () => {
        const fileId = crypto.randomUUID();
        setShare(0);
        await uploadFile(fileId, chosen, setShare);
        setShare(undefined);
        const of = { fileId, fileName: chosen.name, format: formatOf(chosen.name) };
        setUploaded(of);
        await look(of, undefined);
      });
    },
    map: (mapping: FileMapping) => {
      if (uploaded) void attempt(() => look(uploaded, mapping));
    },
  };
}
