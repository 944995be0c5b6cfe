import { stepsPerBlock } from '#engine/cloudwatch/block.ts';

/* Time is cut into chunks that a block is long: 5 seconds where samples are gathered, 5 minutes where they are kept. */

const secondMs = 1000;
export const minuteMs = 60_000;

export const chunkMs = stepsPerBlock * secondMs;
export const minuteChunkMs = stepsPerBlock * minuteMs;
export const chunksPerMinuteChunk = minuteChunkMs / chunkMs;

export const chunkAt = (timeMs: number): number => Math.floor(timeMs / chunkMs);
export const minuteChunkAt = (timeMs: number): number => Math.floor(timeMs / minuteChunkMs);
export const minuteChunkOf = (chunk: number): number => Math.floor(chunk / chunksPerMinuteChunk);

/** When a step of a chunk of seconds begins. */
export const secondAt = (chunk: number, step: number): number => chunk * chunkMs + step * secondMs;

/** When a step of a chunk of minutes begins. */
export const minuteAt = (minuteChunk: number, step: number): number =>
  minuteChunk * minuteChunkMs + step * minuteMs;

/** The step of a chunk of minutes that a chunk of seconds lies in: minutes are whole chunks. */
export const minuteStepOf = (chunk: number): number =>
  Math.floor(((chunk % chunksPerMinuteChunk) * chunkMs) / minuteMs);
