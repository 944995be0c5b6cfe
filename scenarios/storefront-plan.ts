import type { KeyShape } from '#lib/jobs/key-shape.ts';

export const storefrontStreamName = 'storefront-clicks';
export const storefrontShards = 4;

export interface StorefrontGenerator {
  name: string;
  description: string;
  template: string;
  recordsPerSecond: number;
  keyShape: KeyShape;
}

/** Together 1,900 records/s, less than half of what four shards take. It is the keys that make one shard too hot. */
export const storefrontGenerators: readonly StorefrontGenerator[] = [
  {
    name: 'Page views',
    description:
      'Steady traffic, keyed by visitor. Some visitors click more than others, but there are so many of them that each shard gets about a quarter.',
    template:
      '{"event":"view","visitor":"{{key}}","page":"/{{pick home|search|product|cart|checkout}}","referrer":"{{internet.url}}","at":"{{now}}"}',
    recordsPerSecond: 900,
    keyShape: { kind: 'skewed', prefix: 'visitor-', keys: 800, exponent: 0.8 },
  },
  {
    name: 'Flash sale',
    description:
      'Orders, keyed by product. While a sale is on, nine of ten orders are for product-42. One key always goes to one shard: that shard is asked for more than its 1,000 records/s and refuses, while the other three have room.',
    template:
      '{"event":"order","product":"{{key}}","name":"{{commerce.productName}}","quantity":{{number 1 4}},"price":{{commerce.price}},"at":"{{now}}"}',
    recordsPerSecond: 1_000,
    keyShape: {
      kind: 'hot',
      prefix: 'product-',
      keys: 300,
      hotKey: 'product-42',
      share: 0.9,
      burst: { seconds: 45, everySeconds: 120 },
    },
  },
];
