import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormWriter } from '#engine/wire/testing/form-writer.ts';
import { operationsOf, schemaValues } from '#engine/wire/testing/schema-values.ts';
import { createAwsJson } from './aws-json.ts';
import { createAwsQuery } from './aws-query.ts';

const json = createAwsJson();
const query = createAwsQuery('http://test/')({ action: 'Test', requestId: 'id' });
const forms = new FormWriter();

/** Without what is empty or null, of which a form has nothing to say. */
function pruned(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array)
    return value;
  if (Array.isArray(value)) {
    const items = value.map(pruned).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  const members = Object.entries(value)
    .map(([name, item]) => [name, pruned(item)] as const)
    .filter(([, item]) => item !== undefined);
  return members.length > 0 ? Object.fromEntries(members) : undefined;
}

describe('Query says of CloudWatch what JSON says', () => {
  it.each(operationsOf(cloudwatch))('to $name', ({ input }) => {
    fc.assert(
      fc.property(schemaValues(input), (value) => {
        const form = Buffer.from(forms.write(input, value));
        const inJson = json.parse(Buffer.from(json.encode(input, value)));
        expect(pruned(query.decode(input, query.parse(form)))).toEqual(
          pruned(json.decode(input, inJson)),
        );
      }),
      { numRuns: 40 },
    );
  });
});
