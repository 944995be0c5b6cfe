/** Where records can go: `unlocked` says whether the session may send them there. */
export interface TransferTargets {
  connections: {
    id: string;
    name: string;
    region: string;
    simulated: boolean;
    unlocked: boolean;
  }[];
  /** Of the one that was asked for. */
  streams: string[];
}
