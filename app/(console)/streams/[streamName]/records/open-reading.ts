import type { OpenReading } from './reading-session.ts';
import { FailureError } from '#lib/aws/failure.ts';
import { readEvents } from '#lib/records/event-stream.ts';
import type { ReadingMessage } from '#lib/records/reading-message.ts';

/** The console gives a sign every ten seconds; without one for so long it is gone. */
const silenceMs = 30_000;

/** Asks the console for records. Fails when it does not answer, or falls silent. */
export const openReading: OpenReading = async function* (request, signal) {
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceMs);
  };
  try {
    heard();
    const response = await fetch('/api/tail', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.body) throw new TypeError('The answer has no body.');
    // The route writes nothing else.
    for await (const event of readEvents(response.body, heard)) yield event as ReadingMessage;
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new FailureError(consoleIsGone, cause);
  } finally {
    clearTimeout(timer);
  }
};

const consoleIsGone = {
  name: 'ConsoleUnreachable',
  message: 'The console itself does not answer. Is it still running? “npm start” starts it again.',
  retryable: true,
};
