/** Where records can go. */
export interface TransferTargets {
  connections: { id: string; name: string; simulated: boolean; unlocked: boolean }[];
  /** Of the one that was asked for. */
  streams: string[];
}
