/** `0.984` → `98 %`. Below one percent but not nothing says so; a limit not reached never rounds up to 100 %. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 1) return '< 1 %';
  const rounded = percent < 100 ? Math.min(99, Math.round(percent)) : Math.round(percent);
  return `${new Intl.NumberFormat('en-US').format(rounded)} %`;
}
