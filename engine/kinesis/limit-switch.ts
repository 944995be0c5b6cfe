import type { Store, Table } from '#engine/core/store.ts';
import type { Scope } from './stream-registry.ts';

type SwitchKey = [accountId: string, region: string, streamName: string];

/** A stream's own setting; the empty name stands for the whole scope. */
const wholeScope = '';

/**
 * Whether throughput limits and call rates are enforced: for a stream, else for its account and region, else as the
 * engine was started.
 */
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
    for (const streamName of Object.keys(this.settingsOf(scope))) {
      this.#settings.delete(`${scope.accountId}/${scope.region}/${streamName}`);
      await this.#table.remove([scope.accountId, scope.region, streamName]);
    }
  }

  /** All that was set, by stream; under the empty name what holds for the whole scope. */
  settingsOf({ accountId, region }: Scope): Record<string, boolean> {
    const prefix = `${accountId}/${region}/`;
    return Object.fromEntries(
      [...this.#settings]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, enforced]) => [key.slice(prefix.length), enforced]),
    );
  }

  /** Puts other settings in the place of a scope's, all in this turn. */
  replace(scope: Scope, settings: Record<string, boolean>): void {
    const { accountId, region } = scope;
    for (const streamName of Object.keys(this.settingsOf(scope))) {
      this.#settings.delete(`${accountId}/${region}/${streamName}`);
      void this.#table.remove([accountId, region, streamName]);
    }
    for (const [streamName, enforced] of Object.entries(settings)) {
      this.#settings.set(`${accountId}/${region}/${streamName}`, enforced);
      void this.#table.put([accountId, region, streamName], enforced);
    }
  }
}
