interface HatchProps {
  width: number;
  height: number;
  color: string;
  /** Between the lines, in pixels. */
  gap?: number;
  opacity?: number;
}

/** Slanted lines over a rectangle: what a colour alone must not say. */
export function Hatch({ width, height, color, gap = 6, opacity = 0.6 }: HatchProps) {
  const count = Math.ceil((width + height) / gap);
  const path = Array.from({ length: count }, (_, index) => {
    const x = index * gap;
    const from = x < height ? `0 ${x}` : `${x - height} ${height}`;
    const to = x < width ? `${x} 0` : `${width} ${x - width}`;
    return `M${from}L${to}`;
  }).join('');
  return <path d={path} stroke={color} strokeWidth={1} opacity={opacity} />;
}
