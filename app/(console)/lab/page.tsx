import type { Metadata } from 'next';
import { Lab } from './lab.tsx';

export const metadata: Metadata = { title: 'Lab' };

export default function LabPage() {
  return <Lab />;
}
