import { sharedErrors } from '#engine/core/faults/shared-errors.ts';
import type { Faults } from '#engine/core/faults.ts';
import type { FaultPlan, Mishap } from '#engine/core/faults/fault-plan.ts';
import type { Caller } from '#engine/core/service.ts';
import { ConnectionDropped } from '#engine/wire/connection-dropped.ts';
import { eventsOf, eventStreamMember } from '#engine/wire/event-stream.ts';
import type { Operation } from '#engine/wire/operation-table.ts';
import { Refusal } from '#engine/wire/refusal.ts';
import { modeledError } from '#engine/wire/service-error.ts';

/** A valid request of which something shall go wrong. */
interface FaultedRequest {
  readonly faults: Faults;
  readonly plan: FaultPlan;
  readonly operation: Operation;
  readonly caller: Caller;
  readonly input: unknown;
}

/** As `dispatch`, with what the lab wants to go wrong on the way. */
export async function runFaulted(request: FaultedRequest): Promise<unknown> {
  const { faults, plan, operation, caller, input } = request;
  const latencyMs = plan.takeLatencyMs();
  if (latencyMs > 0) await faults.delay(latencyMs);
  const mishap = plan.takeMishap();
  if (mishap?.kind === 'ERROR')
    operation.service.faults?.report?.(mishap.errorName, operation.name, caller, input);
  if (mishap) throw errorOf(request, mishap);
  const output = await operation.service.run(operation.name, caller, input, plan.entryFaults);
  const member = eventStreamMember(operation.output);
  if (member === '' || plan.afterEvents === undefined) return output;
  return { ...Object(output), [member]: breakEvents(request, eventsOf(output, member)) };
}

function errorOf({ operation, caller, input }: FaultedRequest, mishap: Mishap): Error {
  if (mishap.kind === 'DROPPED_CONNECTION') return new ConnectionDropped();
  const { name, namespace, service } = operation;
  const { errorName } = mishap;
  const shared = sharedErrors[errorName];
  const message =
    mishap.message ??
    service.faults?.messageOf?.(errorName, name, caller, input) ??
    shared?.message ??
    '';
  return (
    modeledError(namespace, errorName, message) ??
    new Refusal(errorName, message, { status: shared?.status ?? 400 })
  );
}

/** The events up to the fault, and then what it does to the stream. */
function breakEvents(
  request: FaultedRequest,
  events: AsyncIterable<object>,
): AsyncIterable<object> {
  const { plan } = request;
  return {
    [Symbol.asyncIterator]() {
      const source = events[Symbol.asyncIterator]();
      let sent = 0;
      return {
        async next() {
          const mishap = sent === plan.afterEvents ? plan.takeBreak() : undefined;
          if (mishap) throw errorOf(request, mishap);
          sent += 1;
          return source.next();
        },
        return: async () => (await source.return?.()) ?? { done: true, value: undefined },
      };
    },
  };
}
