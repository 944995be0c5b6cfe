/** The stream whose page an address is; absent on all others. */
export function streamOfPath(path: string): string | undefined {
  const [feature, name] = path.split('/').filter(Boolean);
  return feature === 'streams' && name !== undefined && name !== 'create'
    ? decodeURIComponent(name)
    : undefined;
}
