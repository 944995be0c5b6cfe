import type { NormalizedSchema } from '@smithy/core/schema';
import { excerpt } from '#engine/wire/excerpt.ts';

/** Items beyond what a message can show are not even looked at. */
const mostItemsPrinted = 1000;

/** Java prints an object as its class and hash code. The hash means nothing, so it is always this one. */
const anyHash = 'c965e310';

/**
 * A value as AWS's validation messages print it, which is as Java does.
 * @param packageName Java package of the service's structures, `com.amazonaws.kinesis.v20131202`
 */
export function printValue(value: unknown, schema: NormalizedSchema, packageName: string): string {
  if (typeof value === 'string') return excerpt(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof Uint8Array)
    return `java.nio.HeapByteBuffer[pos=0 lim=${value.length} cap=${value.length}]`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    const item = schema.getValueSchema();
    const shown = value.slice(0, mostItemsPrinted);
    return excerpt(`[${shown.map((each) => printValue(each, item, packageName)).join(', ')}]`);
  }
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    const shown = Object.entries(value).slice(0, mostItemsPrinted);
    const entries = shown.map(([key, each]) => `${key}=${printValue(each, item, packageName)}`);
    return excerpt(`{${entries.join(', ')}}`);
  }
  return `${packageName}.${schema.getName()}@${anyHash}`;
}
