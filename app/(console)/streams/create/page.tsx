import type { Metadata } from 'next';
import { CreateForm } from './create-form.tsx';

export const metadata: Metadata = { title: 'Create stream' };

export default function CreateStreamPage() {
  return <CreateForm />;
}
