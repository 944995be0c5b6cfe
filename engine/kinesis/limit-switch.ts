import type { Store, Table } from '#engine/core/store.ts';
import type { Scope } from './stream-registry.ts';

type SwitchKey = [accountId: string, region: string, streamName: string];

/** A stream's own setting; the empty name stands for the whole scope. */
const wholeScope = '';

/** Whether throughput limits are enforced: for a stream, else for its account and region, else as the engine was started. */
export class LimitSwitch {
  readonly #table: Table<boolean, SwitchKey>;
  readonly #settings = new Map<string, boolean>();
  readonly #enforcedAtStart: boolean;

  constructor(store: Store, enforcedAtStart: boolean) {
    this.#table = store.table('kinesis-limits');
    this.#enforcedAtStart = enforcedAtStart;
    for (const { key, value } of this.#table.getRange()) this.#settings.set(key.join('/'), value);
  }

  isEnforced({ accountId, region }: Scope, streamName: string = wholeScope): boolean {
    if (this.#settings.size === 0) return this.#enforcedAtStart;
    return (
      this.#settings.get(`${accountId}/${region}/${streamName}`) ??
      this.#settings.get(`${accountId}/${region}/${wholeScope}`) ??
      this.#enforcedAtStart
    );
  }

  /** The scope's setting and those streams that have one of their own. */
  list(scope: Scope): { enforced: boolean; streams: { streamName: string; enforced: boolean }[] } {
    const prefix = `${scope.accountId}/${scope.region}/`;
    const streams = [...this.#settings]
      .filter(([key]) => key.startsWith(prefix) && key.length > prefix.length)
      .map(([key, enforced]) => ({ streamName: key.slice(prefix.length), enforced }));
    return { enforced: this.isEnforced(scope), streams };
  }

  /** Setting a whole scope overrides what its streams had set. */
  async put(
    { accountId, region }: Scope,
    enforced: boolean,
    streamName: string = wholeScope,
  ): Promise<void> {
    if (streamName === wholeScope) await this.clear({ accountId, region });
    this.#settings.set(`${accountId}/${region}/${streamName}`, enforced);
    await this.#table.put([accountId, region, streamName], enforced);
  }

  async clear(scope: Scope): Promise<void> {
    for (const key of this.#settings.keys()) {
      const [accountId = '', region = '', streamName = ''] = key.split('/');
      if (accountId !== scope.accountId || region !== scope.region) continue;
      this.#settings.delete(key);
      await this.#table.remove([accountId, region, streamName]);
    }
  }
}
