import { StreamFrame } from './stream-frame.tsx';

export async function generateMetadata({ params }: LayoutProps<'/streams/[streamName]'>) {
  const { streamName } = await params;
  return { title: streamName };
}

export default async function StreamLayout({
  params,
  children,
}: LayoutProps<'/streams/[streamName]'>) {
  const { streamName } = await params;
  return <StreamFrame streamName={streamName}>{children}</StreamFrame>;
}
