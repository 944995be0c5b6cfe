import { setTimeout as pause } from 'node:timers/promises';
import {
  type ChildShard,
  type OpenSubscription,
  type ShardEvent,
  type SubscribeInput,
  subscribeToShard,
} from '../subscribe-to-shard.ts';
import { backOff } from './patient-client.ts';
import type { ReaderLedger } from './reader-ledger.ts';
import { StreamReader } from './stream-reader.ts';

/** A consumer that was admitted less than five seconds ago is refused. */
const takenPauseMs = 500;

/** After these one subscribes again; any other exception is an end that nobody asked for. */
const expectedEnds = new Set([
  'over',
  'broken',
  'InternalFailureException',
  'ResourceInUseException',
]);

/** How far a shard has been read, and what comes after it once that is to its end. */
interface Place {
  position: SubscribeInput['StartingPosition'];
  children?: ChildShard[] | undefined;
}

/** Has a stream pushed to it as a registered consumer. */
export class FanOutReader extends StreamReader {
  /** How often subscriptions ended in each way: `over` after their five minutes. */
  readonly ends = new Map<string, number>();
  readonly #consumerArn: string;
  readonly #open = new Set<OpenSubscription>();

  constructor(port: number, consumerArn: string, ledger: ReaderLedger) {
    super(port, ledger);
    this.#consumerArn = consumerArn;
  }

  override stop(): void {
    super.stop();
    for (const subscription of this.#open) subscription.close();
  }

  protected override async follow(ShardId: string): Promise<void> {
    const place: Place = { position: { Type: 'TRIM_HORIZON' } };
    const take = (event: ShardEvent) => {
      this.ledger.take(ShardId, event.Records);
      place.children ??= event.ChildShards;
      const SequenceNumber = event.ContinuationSequenceNumber;
      if (SequenceNumber) place.position = { Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber };
    };
    while (!this.isStopped && !place.children) {
      const input = { ConsumerARN: this.#consumerArn, ShardId, StartingPosition: place.position };
      const how = await this.#subscribe(input, take);
      if (!this.isStopped) this.#count(how === 'over' && place.children ? 'end of shard' : how);
      if (!expectedEnds.has(how))
        return this.fail(new Error(`The subscription to ${ShardId} ended: ${how}.`));
      await (how === 'ResourceInUseException' ? pause(takenPauseMs) : backOff());
    }
    if (place.children) this.lineage.finish(ShardId, place.children);
  }

  #count(how: string): void {
    this.ends.set(how, (this.ends.get(how) ?? 0) + 1);
  }

  /** Subscribes until the subscription ends, and says how it did. */
  async #subscribe(input: SubscribeInput, take: (event: ShardEvent) => void): Promise<string> {
    const subscription = await subscribeToShard(this.port, input, take).catch(() => undefined);
    if (!subscription) return 'broken';
    this.#open.add(subscription);
    if (this.isStopped) subscription.close();
    const how = await subscription.ended;
    this.#open.delete(subscription);
    return how;
  }
}
