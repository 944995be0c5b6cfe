import { Refusal } from '#engine/wire/refusal.ts';

/**
 * A PutRecords call may hold 10 MiB of records, which base64 makes 14 MiB, and there are names around them.
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html. Where AWS itself draws the line is not
 * known [unsure].
 */
export const largestBodyBytes = 15 * 1024 * 1024;

/**
 * All bodies that are arriving at one moment, so that many clients, or many streams of one, cannot take all memory. Room
 * for 17 of the largest. Chosen, not AWS's.
 */
export const mostBodyBytesAtOnce = 256 * 1024 * 1024;

/** AWS answers 413 without a body (kinesalite); this one says what was wrong. */
export const bodyTooLarge = (): Refusal =>
  new Refusal(
    'RequestEntityTooLargeException',
    `The request body must not be larger than ${largestBodyBytes} bytes.`,
    { status: 413 },
  );
