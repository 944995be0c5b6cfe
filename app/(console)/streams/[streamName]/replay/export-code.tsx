'use client';

import { exportSheet } from './transfer-sheet.ts';
import { useCodePlace } from '../../../use-code-place.ts';
import { ShowAsCode } from '#components/code/show-as-code.tsx';
import type { RecordQuery } from '#lib/records/record-query.ts';
import type { FileFormat } from '#lib/transfer/transfer-plan.ts';

interface ExportCodeProps {
  query: RecordQuery;
  format: FileFormat;
  columns: readonly string[];
}

/** An export, as programs that write the like. */
export function ExportCode({ query, format, columns }: ExportCodeProps) {
  const place = useCodePlace();
  return <ShowAsCode write={() => exportSheet(query, format, columns, place)} />;
}
