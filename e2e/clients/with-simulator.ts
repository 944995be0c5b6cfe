import { createSimulator } from '#engine/simulator.ts';

type Simulator = Awaited<ReturnType<typeof createSimulator>>;

/** A simulator whose streams are ready at once, for the time of one story. */
export async function withSimulator(story: (simulator: Simulator) => Promise<void>): Promise<void> {
  const simulator = await createSimulator({ lifecycleMs: 0 });
  try {
    await story(simulator);
  } finally {
    await simulator.close();
  }
}
