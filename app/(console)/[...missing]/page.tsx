import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

export const metadata: Metadata = { title: 'Not found' };

/** So that an address that leads nowhere is answered inside of the frame. */
export default function MissingPage(): never {
  notFound();
}
