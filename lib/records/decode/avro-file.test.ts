import { once } from 'node:events';
import avro from 'avsc';
import { expect, test } from 'vitest';
import { createDecoder } from '#lib/records/decode/decode-data.ts';

const schema = {
  type: 'record' as const,
  name: 'Order',
  fields: [
    { name: 'id', type: 'string' as const },
    { name: 'price', type: 'double' as const },
  ],
};
const orders = Array.from({ length: 500 }, (_, at) => ({ id: `o-${at}`, price: at / 4 }));

/** As another library writes it. */
async function fileOf(codec: 'null' | 'deflate'): Promise<Buffer> {
  const encoder = new avro.streams.BlockEncoder(schema, { codec, blockSize: 1_000 });
  const chunks: Buffer[] = [];
  encoder.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const order of orders) encoder.write(order);
  encoder.end();
  await once(encoder, 'end');
  return Buffer.concat(chunks);
}

const decode = createDecoder({ as: 'auto', schema: '', message: '' });

test.each(['null', 'deflate'] as const)(
  'a container file is unfolded to its rows, codec %s',
  async (codec) => {
    const { text, layers, steps } = decode(await fileOf(codec));
    expect(JSON.parse(text)).toEqual(orders);
    expect(layers).toEqual(['Avro file']);
    expect(steps[0]?.detail).toBe(`holds 500 rows of “Order”, codec ${codec}`);
  },
);

test('one that was cut says where, and is shown as what it is', async () => {
  const { kind, steps } = decode((await fileOf('null')).subarray(0, -20));
  expect(kind).toBe('binary');
  expect(steps[0]).toMatchObject({ decoder: 'Avro file', outcome: 'failed' });
  expect(steps[0]?.detail).toBe('begins like one, but: it ends in the middle of a block');
});

test('one in a codec that is not known names it', async () => {
  const file = (await fileOf('null')).toString('latin1').replace('null', 'lzma');
  const { steps } = decode(Buffer.from(file, 'latin1'));
  expect(steps[0]?.detail).toBe('begins like one, but: its codec, lzma, is not known here');
});
