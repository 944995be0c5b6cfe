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
  putRecord: (access: Access, stream: StreamState) =>
    inState(access, stream, ['ACTIVE', 'UPDATING']),
  startGenerator: (access: Access, stream: StreamState) =>
    inState(access, stream, ['ACTIVE', 'UPDATING']),
  useLab: ({ name, simulated }: Access): Capability =>
    simulated
      ? yes
      : no(
          `${name} is a real connection: the clock, faults and limits of the lab are simulated only.`,
        ),
} as const;
