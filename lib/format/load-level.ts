/** How near a shard is to the limit that binds it. */
export type LoadLevel = 'calm' | 'warm' | 'hot';

export const warmFrom = 0.7;
export const hotFrom = 0.9;

/** Below 70 % calm, 70–90 % warm, from 90 % hot. */
export function loadLevel(share: number): LoadLevel {
  if (share >= hotFrom) return 'hot';
  return share >= warmFrom ? 'warm' : 'calm';
}
