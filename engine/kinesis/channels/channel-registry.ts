import type { Clock } from '#engine/core/clock.ts';
import type { Store, Table } from '#engine/core/store.ts';
import type { Stream } from '../stream.ts';
import type { Scope } from '../stream-registry.ts';
import { channelArn, type ChannelRow, channelStatus, isDelivering, isOfStream } from './channel.ts';

type ChannelKey = [accountId: string, region: string, id: string];

/** Every channel there is: in memory to be asked, in the store to outlive the process. */
export class ChannelRegistry {
  readonly #clock: Clock;
  readonly #table: Table<ChannelRow, ChannelKey>;
  /** By ARN. Those that are gone stay until the next one is made. */
  readonly #rows = new Map<string, ChannelRow>();

  constructor(clock: Clock, store: Store) {
    this.#clock = clock;
    this.#table = store.table('kinesis-channels');
    for (const { value } of this.#table.getRange()) this.#rows.set(channelArn(value), value);
  }

  find(arn: string): ChannelRow | undefined {
    const row = this.#rows.get(arn);
    return row && this.#isLiving(row) ? row : undefined;
  }

  /** A scope's channels by name, in the order of code units. */
  list({ accountId, region }: Scope): ChannelRow[] {
    return this.#living()
      .filter((row) => row.accountId === accountId && row.region === region)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** A stream's channels, less those that are being deleted. */
  deliveringFrom(stream: Stream): ChannelRow[] {
    const nowMs = this.#clock.now();
    return this.#living().filter((row) => isOfStream(row, stream) && isDelivering(row, nowMs));
  }

  /** Resolves once the channel would survive `kill -9`. */
  async add(row: ChannelRow): Promise<void> {
    for (const gone of this.#rows.values()) if (!this.#isLiving(gone)) void this.#remove(gone);
    this.#rows.set(channelArn(row), row);
    await this.save(row);
  }

  /** Resolves once the row would survive `kill -9`. */
  async save(row: ChannelRow): Promise<void> {
    await this.#table.put(keyOf(row), row);
  }

  async clear({ accountId, region }: Scope): Promise<void> {
    for (const row of this.#rows.values())
      if (row.accountId === accountId && row.region === region) await this.#remove(row);
  }

  /** Puts other channels in the place of a scope's, all in this turn. */
  replace({ accountId, region }: Scope, rows: readonly ChannelRow[]): void {
    for (const row of this.#rows.values())
      if (row.accountId === accountId && row.region === region) void this.#remove(row);
    for (const row of rows) {
      this.#rows.set(channelArn(row), row);
      void this.save(row);
    }
  }

  #isLiving(row: ChannelRow): boolean {
    return channelStatus(row, this.#clock.now()) !== undefined;
  }

  #living(): ChannelRow[] {
    return [...this.#rows.values()].filter((row) => this.#isLiving(row));
  }

  async #remove(row: ChannelRow): Promise<void> {
    this.#rows.delete(channelArn(row));
    await this.#table.remove(keyOf(row));
  }
}

const keyOf = ({ accountId, region, id }: ChannelRow): ChannelKey => [accountId, region, id];
