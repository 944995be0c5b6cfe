import { sharedErrors } from '#engine/core/faults/shared-errors.ts';
import type { Service } from '#engine/core/service.ts';
import { invalid, invalidMember } from '#engine/lab/failures.ts';
import {
  errorsOf,
  operationsOf,
  streamErrorsOf,
  streamsEvents,
} from '#engine/lab/service-model.ts';
import type { FaultKind, PutFaultInput } from '#lib/lab-client/fault-types.ts';

type Member = keyof PutFaultInput;

/** The members that not every kind has, and the one that a kind cannot do without. */
const membersOfKinds: Readonly<
  Record<FaultKind, { readonly taken: readonly Member[]; readonly needed?: Member }>
> = {
  ERROR: { taken: ['ErrorName', 'ErrorMessage', 'AfterEvents'], needed: 'ErrorName' },
  LATENCY: { taken: ['LatencyMs', 'LatencyJitterMs'], needed: 'LatencyMs' },
  PARTIAL_FAILURE: { taken: ['ErrorName', 'ErrorMessage', 'FailedShare'], needed: 'FailedShare' },
  DROPPED_CONNECTION: { taken: ['AfterEvents'] },
};

const memberName = (member: Member) => member.charAt(0).toLowerCase() + member.slice(1);

/** @throws ValidationException where members do not go together with the kind */
function checkKind(input: PutFaultInput): void {
  const { Kind = 'ERROR' } = input;
  const { taken, needed } = membersOfKinds[Kind];
  if (needed && input[needed] === undefined)
    throw invalid(
      `1 validation error detected: Value null at '${memberName(needed)}' failed to satisfy constraint: Member must not be null`,
    );
  const others = Object.values(membersOfKinds).flatMap((members) => members.taken);
  for (const member of others)
    if (input[member] !== undefined && !taken.includes(member))
      throw invalid(`${member} does not go with the Kind ${Kind}.`);
  for (const member of ['AfterEvents', 'MostTimes', 'Seed'] as const)
    if (input[member] !== undefined && !Number.isInteger(input[member]))
      throw invalidMember(String(input[member]), memberName(member), 'Member must be an integer');
}

/** The services whose requests a fault may mean. @throws ValidationException where there are none */
function meantServices(input: PutFaultInput, faultable: readonly Service[]): readonly Service[] {
  const { Service, Operations = [], StreamName, ShardId, ConsumerName } = input;
  const named = faultable.filter(({ id }) => Service === undefined || id === Service);
  if (named.length === 0) {
    const ids = faultable.map(({ id }) => id).join(', ');
    throw invalidMember(Service ?? '', 'service', `Member must satisfy enum value set: [${ids}]`);
  }
  const isOfStreams = (StreamName ?? ShardId ?? ConsumerName) !== undefined;
  const meant = named.filter(({ faults }) => !isOfStreams || faults?.targetOf);
  if (meant.length === 0)
    throw invalid('Only a service with streams takes StreamName, ShardId and ConsumerName.');
  for (const operation of Operations)
    if (!meant.some((service) => operationsOf(service).includes(operation)))
      throw invalidMember(
        `[${Operations.join(', ')}]`,
        'operations',
        `Member must name operations of ${meant.map(({ id }) => id).join(' or ')}`,
      );
  return meant.filter(
    (service) =>
      Operations.length === 0 ||
      operationsOf(service).some((operation) => Operations.includes(operation)),
  );
}

/** The operations that a fault can strike; `undefined` is all. */
function strikableOperations(
  { Kind, AfterEvents, Operations }: PutFaultInput,
  services: readonly Service[],
): readonly string[] | undefined {
  const isPartial = Kind === 'PARTIAL_FAILURE';
  if (!isPartial && AfterEvents === undefined) return Operations;
  const able = services.flatMap((service) =>
    isPartial ? (service.faults?.entryOperations ?? []) : streamsEvents(service),
  );
  const wanted = Operations ?? able;
  if (able.length > 0 && wanted.every((operation) => able.includes(operation))) return wanted;
  const member = isPartial ? `The Kind ${Kind}` : 'AfterEvents';
  throw invalid(`${member} goes with ${able.join(', ') || 'no operation of the service'} only.`);
}

function checkError(input: PutFaultInput, services: readonly Service[]): void {
  const { Kind, ErrorName, AfterEvents } = input;
  if (ErrorName === undefined) return;
  for (const service of services) {
    let known: readonly string[];
    if (Kind === 'PARTIAL_FAILURE') known = service.faults?.entryErrors ?? [];
    else if (AfterEvents !== undefined) known = streamErrorsOf(service);
    else known = [...errorsOf(service), ...Object.keys(sharedErrors)];
    if (!known.includes(ErrorName))
      throw invalidMember(
        ErrorName,
        'errorName',
        `Member must satisfy enum value set: [${[...new Set(known)].toSorted().join(', ')}]`,
      );
  }
}

/**
 * Holds a fault against what the services can really do.
 * @returns the operations that it means; `undefined` is all
 * @throws ValidationException
 */
export function checkFaultTerms(
  input: PutFaultInput,
  faultable: readonly Service[],
): readonly string[] | undefined {
  checkKind(input);
  const meant = meantServices(input, faultable);
  const operations = strikableOperations(input, meant);
  const able = meant.filter(
    (service) => !operations || operationsOf(service).some((name) => operations.includes(name)),
  );
  checkError(input, able);
  return operations;
}
