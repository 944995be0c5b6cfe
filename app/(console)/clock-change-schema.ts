import { z } from 'zod';

/** One of them at a time, as SetClock takes it. */
export const clockChangeSchema = z.union([
  z.object({ speed: z.number().min(0.01).max(1_000) }),
  z.object({ frozen: z.boolean() }),
  z.object({
    advanceSeconds: z
      .number()
      .int()
      .min(1)
      .max(366 * 86_400),
  }),
]);
