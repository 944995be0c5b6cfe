import type { Metadata } from 'next';
import { ConnectionForm } from '../connection-form.tsx';
import { emptyConnection } from '../schema.ts';

export const metadata: Metadata = { title: 'Add connection' };

export default function AddConnectionPage() {
  return <ConnectionForm initial={emptyConnection} />;
}
