/** How a group works, the same for all its workers. */
export interface GroupSettings {
  /** A lease that was not renewed for so long may be taken. It is renewed each third of it. */
  readonly failoverMs: number;
  /** How often each worker says how far it is. */
  readonly checkpointMs: number;
}

/** How often a worker looks whether there are leases to take. A lease is noticed to stand still only by looking. */
export const takeEveryMs = ({ failoverMs }: GroupSettings): number => failoverMs / 2;

export const renewEveryMs = ({ failoverMs }: GroupSettings): number => failoverMs / 3;

/** How often shards are listed, beside at the end of each. */
export const syncEveryMs = 10_000;
