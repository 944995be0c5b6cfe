import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ConnectionForm } from '../../connection-form.tsx';
import { emptyConnection } from '../../schema.ts';
import { connectionView } from '#lib/connection-view.ts';
import { connectionById } from '#lib/connections.ts';

export const metadata: Metadata = { title: 'Edit connection' };

export default async function EditConnectionPage({ params }: { params: Promise<{ id: string }> }) {
  const connection = await connectionById((await params).id);
  if (!connection) notFound();
  const { id, name, endpoint, region, credentials, isBuiltIn } = connectionView(connection);
  if (isBuiltIn) notFound();
  return (
    <ConnectionForm
      id={id}
      initial={{
        ...emptyConnection,
        name,
        region,
        endpoint: endpoint ?? '',
        credentialsKind: credentials.kind,
        profile: credentials.kind === 'profile' ? credentials.profile : '',
      }}
      {...(credentials.kind === 'static' && { storedKeyEnd: credentials.accessKeyEnd })}
    />
  );
}
