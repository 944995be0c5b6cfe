'use client';

import Pagination from '@cloudscape-design/components/pagination';
import { useQueryState } from 'nuqs';
import { streamsSearchParams } from './search-params.ts';

export function StreamsPagination({ page, pages }: { page: number; pages: number }) {
  const [, setPage] = useQueryState('page', streamsSearchParams.page);
  return (
    <Pagination
      currentPageIndex={page}
      pagesCount={pages}
      onChange={({ detail }) => void setPage(detail.currentPageIndex)}
      ariaLabels={{
        nextPageLabel: 'Next page',
        previousPageLabel: 'Previous page',
        pageLabel: (number) => `Page ${number}`,
      }}
    />
  );
}
