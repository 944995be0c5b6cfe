/** What a request to the lab is signed for. */
export const labSigningName = 'kinetoscope-lab';

/** Stands before the operation in `X-Amz-Target`. */
export const labTargetPrefix = 'KinetoscopeLab_20261122';
