/** Whether a control can be used, and why not. */
export type Capability = { can: true } | { can: false; reason: string };

interface Access {
  name: string;
  simulated: boolean;
  unlocked: boolean;
}

interface StreamState {
  StreamName?: string | undefined;
  StreamStatus?: string | undefined;
  StreamModeDetails?: { StreamMode: string | undefined } | undefined;
}

const yes: Capability = { can: true };
const no = (reason: string): Capability => ({ can: false, reason });

const write = ({ name, unlocked }: Access): Capability =>
  unlocked
    ? yes
    : no(`${name} is a real connection and is read-only. Unlock it in the top bar first.`);

function inState(access: Access, stream: StreamState, states: readonly string[]): Capability {
  const allowed = write(access);
  const status = stream.StreamStatus;
  if (!allowed.can || status === undefined || states.includes(status)) return allowed;
  return no(`The stream is ${status}. This needs it to be ${states.join(' or ')}.`);
}

function inMode(
  access: Access,
  stream: StreamState,
  mode: 'PROVISIONED' | 'ON_DEMAND',
): Capability {
  const allowed = inState(access, stream, ['ACTIVE']);
  // Servers that know no modes have provisioned streams only.
  const present = stream.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
  if (!allowed.can || present === mode) return allowed;
  return no(
    mode === 'PROVISIONED'
      ? 'The stream is on-demand: AWS splits and merges its shards by itself. Switch it to provisioned to do it by hand.'
      : 'The stream is provisioned. Only an on-demand stream has this.',
  );
}

/** What can be done with a stream through a connection, in its present state. */
export const streamCan = {
  create: write,
  startDemo: ({ name, simulated }: Access): Capability =>
    simulated
      ? yes
      : no(
          `${name} is a real connection. The demo writes without end and is for the simulator only.`,
        ),
  delete: (access: Access, stream: StreamState) =>
    inState(access, stream, ['ACTIVE', 'UPDATING', 'CREATING']),
  /** Settings, which AWS changes only while nothing else changes. */
  configure: (access: Access, stream: StreamState) => inState(access, stream, ['ACTIVE']),
  /** Split, merge and scale. */
  reshard: (access: Access, stream: StreamState) => inMode(access, stream, 'PROVISIONED'),
  /** Let records go to shards whatever their keys. */
  distribute: (access: Access, stream: StreamState) => inMode(access, stream, 'ON_DEMAND'),
  warm: (access: Access, stream: StreamState, isCommitted: boolean): Capability => {
    const allowed = inMode(access, stream, 'ON_DEMAND');
    return !allowed.can || isCommitted
      ? allowed
      : no('The account has no minimum throughput billing commitment in the region.');
  },
  putRecord: (access: Access, stream: StreamState) =>
    inState(access, stream, ['ACTIVE', 'UPDATING']),
  startGenerator: (access: Access, stream: StreamState) =>
    inState(access, stream, ['ACTIVE', 'UPDATING']),
  /** Enhanced fan-out: AWS takes and removes consumers of an ACTIVE stream. */
  registerConsumer: (access: Access, stream: StreamState) => inState(access, stream, ['ACTIVE']),
  deregisterConsumer: (access: Access, stream: StreamState) =>
    inState(access, stream, ['ACTIVE', 'UPDATING']),
  /** It only reads, but what it reads is taken from whoever else does. */
  startGroup: (access: Access, stream: StreamState) =>
    inState(access, stream, ['ACTIVE', 'UPDATING']),
  useLab: ({ name, simulated }: Access): Capability =>
    simulated
      ? yes
      : no(
          `${name} is a real connection: the clock, faults and limits of the lab are simulated only.`,
        ),
} as const;
