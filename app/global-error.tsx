'use client';

/* oxlint-disable import/no-unassigned-import -- style sheets export nothing */
import '@cloudscape-design/global-styles/index.css';
/* oxlint-enable import/no-unassigned-import */
import { ErrorPage } from '#components/layout/error-page.tsx';

/** Where even the frame broke: the database is not readable, for one. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body style={{ padding: 32 }}>
        <title>This page broke · Kinetoscope</title>
        <main>
          <ErrorPage {...props} />
        </main>
      </body>
    </html>
  );
}
