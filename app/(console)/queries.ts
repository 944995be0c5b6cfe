import { read } from '#lib/aws/read.ts';

/** Whose account it is. It does not change under a client. */
export const identityQuery = () => read('sts', 'GetCallerIdentity', {}, { staleTime: Infinity });

/** The simulator's clock. */
export const clockQuery = () => read('lab', 'GetClock', {}, { refetchInterval: 5_000 });
