/**
 * How long a client may take, in real milliseconds. AWS's own numbers are not published [unsure]; these let a slow line
 * bring the largest body and let no one hold a connection with a trickle.
 */
export interface Timeouts {
  /** From the connection to its first bytes and through a TLS handshake. */
  readonly greetingMs: number;
  /** Until the head of a request is there. */
  readonly headMs: number;
  /** Until the whole request is there. */
  readonly requestMs: number;
  /** Between two requests of one connection. Longer than SDKs keep a connection, so that the client ends it. */
  readonly idleMs: number;
  /** For a client to read the refusal of a body that it is still sending. */
  readonly lingerMs: number;
  /** For requests under way to end when the server closes. */
  readonly closeMs: number;
}

export const defaultTimeouts: Timeouts = {
  greetingMs: 10_000,
  headMs: 10_000,
  requestMs: 60_000,
  idleMs: 75_000,
  lingerMs: 2_000,
  closeMs: 1_000,
};
