'use client';

import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { readingQuery } from './reading-query.ts';
import { type ReadingChoice, viewParams } from './search-params.ts';
import { parseRecordId } from '#lib/records/record-place.ts';
import { type RecordQuery, serializeRecordQuery } from '#lib/records/record-query.ts';

interface CarryRecordsProps {
  streamName: string;
  choice: ReadingChoice;
}

/** Takes what is chosen here, or the records that are picked, to where they are replayed or exported. */
export function CarryRecords({ streamName, choice }: CarryRecordsProps) {
  const router = useRouter();
  const [{ picked }] = useQueryStates(viewParams);
  const outcome = readingQuery(streamName, choice);
  const hrefOf = (page: string) => {
    const query = outcome.ok ? serializeRecordQuery(allOf(outcome.query, picked)) : '';
    const columns = choice.columns.join(',');
    return `/streams/${streamName}/replay/${page}?${new URLSearchParams({ query, columns }).toString()}`;
  };
  return (
    <ButtonDropdown
      disabled={!outcome.ok}
      disabledReason={outcome.ok ? '' : outcome.complaint}
      items={[
        { id: 'create', text: picked.length > 0 ? 'Replay the picked' : 'Replay' },
        { id: 'export', text: picked.length > 0 ? 'Export the picked' : 'Export' },
      ]}
      onItemClick={({ detail }) => router.push(hrefOf(detail.id))}
    >
      Replay or export
    </ButtonDropdown>
  );
}

/** A page of a list ends after so many; a replay is of all. */
function allOf(whole: RecordQuery, picked: readonly string[]): RecordQuery {
  const query = { ...whole };
  delete query.limit;
  const only = picked.flatMap((id) => parseRecordId(id) ?? []);
  return only.length > 0 ? { ...query, only } : query;
}
