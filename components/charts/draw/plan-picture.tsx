'use client';

import { useMeasuredWidth } from '#components/charts/draw/measured-width.ts';
import { type AfterPart, PlanStrip } from '#components/charts/draw/plan-strip.tsx';

interface PlanPictureProps {
  /** In hash order. */
  before: readonly AfterPart[];
  after: readonly AfterPart[];
}

/** The hash space as it is, and under it as a plan leaves it. */
export function PlanPicture({ before, after }: PlanPictureProps) {
  const [frame, width] = useMeasuredWidth<HTMLDivElement>();
  return (
    <div ref={frame}>
      <PlanStrip title="Now" parts={before} width={width} />
      <PlanStrip parts={after} width={width} />
    </div>
  );
}
