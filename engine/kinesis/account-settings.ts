import type { MinimumThroughputBillingCommitmentOutput } from '@aws-sdk/client-kinesis';
import type { Store, Table } from '#engine/core/store.ts';
import type { Scope } from './stream-registry.ts';

/** What is stored of a commitment. */
export interface Commitment {
  startedAtMs: number;
  /** When it was asked to end. */
  disabledAtMs?: number | undefined;
}

/** A commitment holds for a day at least. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateAccountSettings.html */
const shortestCommitmentMs = 24 * 3_600_000;

/** What an account has settled for a region: On-demand Advantage, which AWS calls a billing commitment. */
export class AccountSettings {
  readonly #table: Table<Commitment, [accountId: string, region: string]>;
  readonly #commitments = new Map<string, Commitment>();

  constructor(store: Store) {
    this.#table = store.table('kinesis-commitments');
    for (const { key, value } of this.#table.getRange())
      this.#commitments.set(key.join('/'), value);
  }

  describe(scope: Scope, nowMs: number): MinimumThroughputBillingCommitmentOutput {
    const commitment = this.#commitments.get(keyOf(scope));
    if (!commitment) return { Status: 'DISABLED' };
    const { startedAtMs, disabledAtMs } = commitment;
    const earliestEndMs = startedAtMs + shortestCommitmentMs;
    const StartedAt = new Date(startedAtMs);
    const EarliestAllowedEndAt = new Date(earliestEndMs);
    if (disabledAtMs === undefined) return { Status: 'ENABLED', StartedAt, EarliestAllowedEndAt };
    if (nowMs < earliestEndMs)
      return { Status: 'ENABLED_UNTIL_EARLIEST_ALLOWED_END', StartedAt, EarliestAllowedEndAt };
    const EndedAt = new Date(Math.max(disabledAtMs, earliestEndMs));
    return { Status: 'DISABLED', StartedAt, EndedAt };
  }

  isCommitted(scope: Scope, nowMs: number): boolean {
    return this.describe(scope, nowMs).Status !== 'DISABLED';
  }

  /** Enabling again before a commitment ends takes the end back. */
  async put(scope: Scope, isEnabled: boolean, nowMs: number): Promise<void> {
    const present = this.#commitments.get(keyOf(scope));
    const startedAtMs = this.isCommitted(scope, nowMs) && present ? present.startedAtMs : nowMs;
    if (!isEnabled && !this.isCommitted(scope, nowMs)) return;
    const next = isEnabled ? { startedAtMs } : { startedAtMs, disabledAtMs: nowMs };
    this.#commitments.set(keyOf(scope), next);
    await this.#table.put([scope.accountId, scope.region], next);
  }

  commitmentOf(scope: Scope): Commitment | undefined {
    return this.#commitments.get(keyOf(scope));
  }

  /** Puts another commitment, or none, in the place of a scope's, all in this turn. */
  replace(scope: Scope, commitment: Commitment | undefined): void {
    if (!commitment) return void this.clear(scope);
    this.#commitments.set(keyOf(scope), commitment);
    void this.#table.put([scope.accountId, scope.region], commitment);
  }

  async clear(scope: Scope): Promise<void> {
    this.#commitments.delete(keyOf(scope));
    await this.#table.remove([scope.accountId, scope.region]);
  }
}

const keyOf = ({ accountId, region }: Scope): string => `${accountId}/${region}`;
