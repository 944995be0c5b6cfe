'use client';

import { ErrorPage } from '#components/layout/error-page.tsx';

export default function ConsoleError(props: { error: unknown; retry: () => void }) {
  return <ErrorPage {...props} />;
}
