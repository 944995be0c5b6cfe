import { seriesPerBlock } from '#engine/cloudwatch/block.ts';
import { Group } from '#engine/cloudwatch/group.ts';
import { type OpenCell, type Place, Series } from '#engine/cloudwatch/series.ts';
import type { Clock } from '#engine/core/clock.ts';
import type { MetricIdentity } from '#engine/core/metrics.ts';
import type { Store, Table } from '#engine/core/store.ts';

/** Whose metrics. */
export interface Scope {
  readonly accountId: string;
  readonly region: string;
}

/** What tells a metric from others; the unit and the order of dimensions do not. */
export type MetricName = Omit<MetricIdentity, 'unit'>;

/** The same for the same metric, whatever its unit and the order of its dimensions. */
export const keyOf = ({
  accountId,
  region,
  namespace,
  metricName,
  dimensions,
}: MetricName): string =>
  JSON.stringify([
    accountId,
    region,
    namespace,
    metricName,
    dimensions
      .toSorted((one, other) => (one.Name < other.Name ? -1 : 1))
      .map(({ Name, Value }) => [Name, Value]),
  ]);

/** Whether clients report a metric, and not a service of the simulator. */
const isCustom = ({ namespace }: MetricName): boolean => !namespace.startsWith('AWS/');

const groupOf = (number: number): number => Math.floor(number / seriesPerBlock);

const isOf = (scope: Scope, { identity }: Series): boolean =>
  identity.accountId === scope.accountId && identity.region === scope.region;

/** Every series that has data, and those opened to write some. A number once given to a series is not given again. */
export class SeriesCatalog {
  readonly #clock: Clock;
  readonly #openCell: OpenCell;
  readonly #rows: Table<MetricIdentity, number>;
  readonly #activity: Table<Buffer, number>;
  readonly #state: Table<number, string>;
  readonly #byName = new Map<string, Series>();
  readonly #byNumber = new Map<number, Series>();
  readonly #groups = new Map<number, Group>();
  #nextNumber: number;
  #customMetrics = 0;
  #customCharacters = 0;

  constructor(store: Store, clock: Clock, openCell: OpenCell) {
    this.#clock = clock;
    this.#openCell = openCell;
    this.#rows = store.table('cloudwatch-series');
    this.#activity = store.bytes('cloudwatch-activity');
    this.#state = store.table('cloudwatch-state');
    this.#nextNumber = this.#state.get('nextSeries') ?? 0;
    for (const { key, value } of this.#rows.getRange()) this.#place(this.open(value), key);
    for (const group of this.#groups.values()) this.#recallActivity(group);
  }

  /** Metrics of clients that have data, and the characters of what names them. */
  get custom(): { readonly metrics: number; readonly characters: number } {
    return { metrics: this.#customMetrics, characters: this.#customCharacters };
  }

  /** The series of a metric, whether or not it has data. */
  open(identity: MetricIdentity): Series {
    const name = keyOf(identity);
    const known = this.#byName.get(name);
    if (known) return known;
    const series = new Series(identity, this.#clock, this.#openCell);
    this.#byName.set(name, series);
    return series;
  }

  /** The series of a metric that has data. */
  find(name: MetricName): Series | undefined {
    const series = this.#byName.get(keyOf(name));
    return series?.place && series;
  }

  /** Those with data after a second, by number, from a number on. */
  *list(
    scope: Scope,
    fromNumber: number,
    afterSecond: number,
  ): Generator<[number, MetricIdentity]> {
    for (const [number, series] of this.#byNumber)
      if (number >= fromNumber && isOf(scope, series) && lastSecondOf(series) > afterSecond)
        yield [number, series.identity];
  }

  /** Gives a series that writes its first sample a place to be stored. */
  settle(series: Series): Place {
    const name = keyOf(series.identity);
    const known = this.#byName.get(name);
    if (known?.place) {
      // Forgotten after long idleness and opened again by another: both write to one place.
      series.place = known.place;
      known.place.group.members.push(series);
      return known.place;
    }
    this.#byName.set(name, series);
    const number = this.#nextNumber++;
    void this.#state.put('nextSeries', this.#nextNumber);
    void this.#rows.put(number, series.identity);
    return this.#place(series, number);
  }

  /** Writes down when the series of a group were last active. */
  noteActivity(group: Group): void {
    if (this.#groups.get(group.index) !== group) return;
    void this.#activity.put(group.index, Buffer.from(group.lastSeconds.slice().buffer));
  }

  /** Forgets series without a sample since a second, and those that never had one. */
  forgetIdle(sinceSecond: number): void {
    for (const [number, series] of this.#byNumber)
      if (lastSecondOf(series) < sinceSecond) this.#forget(number, series);
    for (const [name, series] of this.#byName) if (!series.place) this.#byName.delete(name);
  }

  /** Forgets what the series of an account-region did. */
  forgetScope(scope: Scope): void {
    for (const [number, series] of this.#byNumber)
      if (isOf(scope, series)) this.#forget(number, series);
  }

  #place(series: Series, number: number): Place {
    const index = groupOf(number);
    const group = this.#groups.get(index) ?? new Group(index);
    this.#groups.set(index, group);
    group.members.push(series);
    const place = { group, slot: number % seriesPerBlock };
    series.place = place;
    this.#byNumber.set(number, series);
    this.#countCustom(series.identity, 1);
    return place;
  }

  #forget(number: number, { identity, place }: Series): void {
    this.#byNumber.delete(number);
    void this.#rows.remove(number);
    this.#countCustom(identity, -1);
    if (!place) return;
    const { group, slot } = place;
    for (const member of group.members) {
      if (member.place?.slot !== slot) continue;
      member.place = undefined;
      member.leaveCell();
    }
    group.members.splice(0, Infinity, ...group.members.filter((member) => member.place));
    if (group.members.length > 0) return;
    void this.#activity.remove(group.index);
    // The next series may still go into the last group.
    if (group.index !== groupOf(this.#nextNumber)) this.#groups.delete(group.index);
  }

  #countCustom(identity: MetricIdentity, sign: 1 | -1): void {
    if (!isCustom(identity)) return;
    this.#customMetrics += sign;
    this.#customCharacters += sign * keyOf(identity).length;
  }

  #recallActivity(group: Group): void {
    const bytes = this.#activity.get(group.index);
    if (bytes) group.lastSeconds.set(new Float64Array(Uint8Array.from(bytes).buffer));
  }
}

const lastSecondOf = ({ place }: Series): number => place?.group.lastSeconds[place.slot] ?? 0;
