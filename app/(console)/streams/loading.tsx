import { Waiting } from '#components/layout/waiting.tsx';

export default function StreamsLoading() {
  return <Waiting text="Loading streams" />;
}
