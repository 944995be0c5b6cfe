import type { Metadata } from 'next';
import { Views } from './views.tsx';

export const metadata: Metadata = { title: 'Saved views' };

export default function ViewsPage() {
  return <Views />;
}
