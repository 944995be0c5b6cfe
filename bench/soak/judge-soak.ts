import type { Verdict } from '../targets.ts';
import type { Peak } from './measure-peak.ts';
import type { MemoryTrend } from './process-watch.ts';
import type { Producer } from './producer.ts';
import type { ReaderLedger } from './reader-ledger.ts';

export interface SoakOutcome {
  producer: Producer;
  ledgers: readonly ReaderLedger[];
  memory: MemoryTrend;
  peak: Peak;
  /** Records a second that were written during the soak. */
  load: number;
  /** How often each thing happened that the soak is meant to withstand. */
  events: Readonly<Record<string, number>>;
  /** Errors in the engine's log. */
  bugs: number;
}

/** Of the peak. Faults and their retries hold the producer up now and then. */
const leastLoad = 0.45;
const mostResidentMb = 500;
/** Of what a straight line through the last two thirds rises by. Closed shards are kept, and stay few. */
const mostGrowthMb = 32;

function judgeReader(ledger: ReaderLedger, producer: Producer): Verdict[] {
  const { lost, deliveredAgain, misordered, unexplainedCopies } = ledger.compareWith(producer);
  const { name, received, copies } = ledger;
  return [
    {
      target: `${name}: nothing acknowledged is lost`,
      measured: `${lost} of ${producer.acknowledged}`,
      isMet: lost === 0,
    },
    {
      target: `${name}: nothing stored is delivered twice`,
      measured: `${deliveredAgain} of ${received}`,
      isMet: deliveredAgain === 0,
    },
    {
      target: `${name}: all copies are of calls whose answer was lost`,
      measured: `${unexplainedCopies} of ${copies} are not`,
      isMet: unexplainedCopies === 0,
    },
    {
      target: `${name}: each key in order`,
      measured: `${misordered} out of order`,
      isMet: misordered === 0,
    },
  ];
}

function judgeAgreement(ledgers: readonly ReaderLedger[]): Verdict {
  const sums = new Set(ledgers.map((ledger) => `${ledger.received}/${ledger.sequenceSum}`));
  return {
    target: 'All readers were given the same records',
    measured: ledgers.map(({ received }) => received).join(', '),
    isMet: sums.size === 1,
  };
}

function judgeMemory({ mostResidentMb: most, residentGrowthMb, ...rest }: MemoryTrend): Verdict[] {
  return [
    {
      target: `Resident at most ${mostResidentMb} MB`,
      measured: `${most.toFixed(0)} MB`,
      isMet: most <= mostResidentMb,
    },
    {
      target: `Resident grows by at most ${mostGrowthMb} MB over the last two thirds`,
      measured: `${residentGrowthMb.toFixed(1)} MB, its own ${rest.anonymousGrowthMb.toFixed(1)} MB`,
      isMet: residentGrowthMb <= mostGrowthMb && rest.samples > 1,
    },
  ];
}

export function judgeSoak(outcome: SoakOutcome): Verdict[] {
  const { producer, ledgers, memory, peak, load, events, bugs } = outcome;
  const absent = Object.keys(events).filter((event) => events[event] === 0);
  return [
    ...ledgers.flatMap((ledger) => judgeReader(ledger, producer)),
    judgeAgreement(ledgers),
    {
      target: 'Sequence numbers of each key rise as they are acknowledged',
      measured: `${producer.misplaced} do not`,
      isMet: producer.misplaced === 0,
    },
    ...judgeMemory(memory),
    { target: 'The engine logs no bug', measured: `${bugs} logged`, isMet: bugs === 0 },
    {
      target: `Load of at least ${leastLoad} × the peak`,
      measured: `${(load / peak.writtenAndRead).toFixed(2)} ×, ${load.toFixed(0)} records/s`,
      isMet: load >= peak.writtenAndRead * leastLoad,
    },
    {
      target: 'All that the soak is about has happened',
      measured: absent.length > 0 ? `but ${absent.join(', ')}` : 'all of it',
      isMet: absent.length === 0,
    },
  ];
}
