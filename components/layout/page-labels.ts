/** What the parts of a pagination are called to who cannot see them. */
export const pageLabels = {
  paginationLabel: 'Pages of the table',
  previousPageLabel: 'Previous page',
  nextPageLabel: 'Next page',
  pageLabel: (page: number) => `Page ${page}`,
} as const;
