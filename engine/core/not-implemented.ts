/** Marks an operation of AWS's that Kinetoscope does not offer yet; `docs/fidelity.md` counts these. */
export class NotImplementedError extends Error {
  readonly $fault = 'client';
  readonly $metadata = {};

  constructor() {
    super('Kinetoscope does not offer this operation yet. docs/fidelity.md lists what it does.');
    this.name = 'UnknownOperationException';
  }
}

/** Stands in a service's table for an operation that is absent on purpose, and answers so. */
export const notImplemented = (): never => {
  throw new NotImplementedError();
};
