import type { Clock } from './clock.ts';
import {
  chanceOf,
  type FaultRow,
  type FaultSettings,
  type FaultyRequest,
  hasEnded,
  matches,
  strikesEntries,
} from './faults/fault.ts';
import { FaultPlan, type Strike } from './faults/fault-plan.ts';
import type { Caller, Service } from './service.ts';
import type { Store, Table } from './store.ts';

/** An account's part of a region. */
interface Scope {
  readonly accountId: string;
  readonly region: string;
}

type FaultKey = [accountId: string, region: string, faultId: string];

const scopeKey = ({ accountId, region }: Scope): string => `${accountId}/${region}`;

const rowKey = ({ accountId, region, faultId }: FaultRow): FaultKey => [accountId, region, faultId];

/**
 * The faults that the lab has set, each for the requests of one account and region. The wire asks for a plan before it
 * runs a request; while no fault is set, that is one comparison.
 */
export class Faults {
  readonly #clock: Clock;
  readonly #table: Table<FaultRow, FaultKey>;
  /** By scope, oldest first. */
  readonly #rows = new Map<string, FaultRow[]>();
  /** Those of `#rows` that can still strike. */
  readonly #living = new Map<string, FaultRow[]>();
  readonly #unsaved = new Set<FaultRow>();
  readonly #delays = new Set<NodeJS.Timeout>();
  #nextOrder = 0;
  #isClosed = false;

  constructor(clock: Clock, store: Store) {
    this.#clock = clock;
    this.#table = store.table('faults');
    const rows = [...this.#table.getRange()].map(({ value }) => value);
    for (const row of rows.toSorted((a, b) => a.order - b.order)) this.#add(row);
  }

  /** A scope's faults, oldest first, those that have ended included. */
  list(scope: Scope): readonly FaultRow[] {
    return this.#rows.get(scopeKey(scope)) ?? [];
  }

  hasEnded(row: FaultRow): boolean {
    return hasEnded(row, this.#clock.now());
  }

  /** Sets a fault, or sets the one of this id anew. Resolves once it would survive `kill -9`. */
  async put({ accountId, region }: Scope, settings: FaultSettings): Promise<FaultRow> {
    const row: FaultRow = {
      ...settings,
      accountId,
      region,
      createdAtMs: this.#clock.now(),
      order: this.#nextOrder,
      timesMatched: 0,
      timesInjected: 0,
    };
    const earlier = this.#find({ accountId, region }, settings.faultId);
    if (earlier) this.#forget(earlier);
    this.#add(row);
    await this.#table.put(rowKey(row), row);
    return row;
  }

  /** @returns the fault that was deleted, if there was one */
  async delete(scope: Scope, faultId: string): Promise<FaultRow | undefined> {
    const row = this.#find(scope, faultId);
    if (!row) return undefined;
    this.#forget(row);
    await this.#table.remove(rowKey(row));
    return row;
  }

  async clear(scope: Scope): Promise<void> {
    for (const { faultId } of this.list(scope)) await this.delete(scope, faultId);
  }

  /**
   * What shall go wrong with a request; `undefined`, as for nearly all, when nothing shall. Each fault that means the
   * request draws once, whatever others do.
   * @param request parsed, but not checked yet
   */
  plan(
    caller: Caller,
    service: Service,
    operation: string,
    request: unknown,
  ): FaultPlan | undefined {
    if (this.#living.size === 0) return undefined;
    const living = this.#living.get(scopeKey(caller));
    if (!living || !service.faults) return undefined;
    const target = service.faults.targetOf?.(operation, caller, request);
    const faulty = { caller, service, operation, target };
    const calls: Strike[] = [];
    const entries: Strike[] = [];
    for (const fault of living) {
      const strike = this.#strike(fault, faulty);
      if (strike) (strikesEntries(fault, faulty) ? entries : calls).push(strike);
    }
    return calls.length + entries.length > 0 ? new FaultPlan(calls, entries) : undefined;
  }

  /** Resolves after real time, and never once the engine has closed: then nobody waits for the answer. */
  delay(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isClosed) return;
      const timer = setTimeout(() => {
        this.#delays.delete(timer);
        resolve();
      }, delayMs);
      this.#delays.add(timer);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#delays) clearTimeout(timer);
    await this.#save();
  }

  #find(scope: Scope, faultId: string): FaultRow | undefined {
    return this.list(scope).find((row) => row.faultId === faultId);
  }

  #add(row: FaultRow): void {
    const key = scopeKey(row);
    this.#nextOrder = row.order + 1;
    this.#rows.set(key, [...(this.#rows.get(key) ?? []), row]);
    if (!this.hasEnded(row)) this.#living.set(key, [...(this.#living.get(key) ?? []), row]);
  }

  #forget(row: FaultRow): void {
    const key = scopeKey(row);
    this.#rows.set(
      key,
      this.list(row).filter((other) => other !== row),
    );
    this.#unsaved.delete(row);
    this.#end(row);
  }

  /** Costs later requests nothing. */
  #end(row: FaultRow): void {
    const key = scopeKey(row);
    const rest = (this.#living.get(key) ?? []).filter((other) => other !== row);
    if (rest.length > 0) this.#living.set(key, rest);
    else this.#living.delete(key);
  }

  #strike(fault: FaultRow, request: FaultyRequest): Strike | undefined {
    if (this.hasEnded(fault)) this.#end(fault);
    else if (matches(fault, request)) return this.#draw(fault);
    return undefined;
  }

  #draw(fault: FaultRow): Strike | undefined {
    const random = chanceOf(fault.seed, fault.timesMatched);
    fault.timesMatched += 1;
    this.#saveSoon(fault);
    if (random.next() >= fault.probability) return undefined;
    return { fault, random, inject: () => this.#inject(fault) };
  }

  #inject(fault: FaultRow): boolean {
    if (this.hasEnded(fault) || !this.list(fault).includes(fault)) return false;
    fault.timesInjected += 1;
    this.#saveSoon(fault);
    if (this.hasEnded(fault)) this.#end(fault);
    return true;
  }

  /** Counts are written once a turn, however many requests it has. */
  #saveSoon(fault: FaultRow): void {
    if (this.#unsaved.size === 0) setImmediate(() => void this.#save());
    this.#unsaved.add(fault);
  }

  async #save(): Promise<void> {
    const rows = [...this.#unsaved];
    this.#unsaved.clear();
    await Promise.all(rows.map((row) => this.#table.put(rowKey(row), row)));
  }
}
