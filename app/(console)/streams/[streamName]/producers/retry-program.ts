import type { RetryPolicyName } from '#lib/jobs/retry-policy.ts';

/** What a program does with an answer that refuses records: how often, after how long, and what it sends again. */
interface Retries {
  attempts: number;
  /** Of the first pause; each next one is twice as long, up to `mostMs`. */
  pauseMs: number;
  mostMs: number;
  sends: 'refused' | 'call';
}

const retries: Readonly<Record<RetryPolicyName, Retries>> = {
  none: { attempts: 1, pauseMs: 0, mostMs: 0, sends: 'refused' },
  naive: { attempts: 4, pauseMs: 100, mostMs: 100, sends: 'call' },
  failed: { attempts: 8, pauseMs: 100, mostMs: 5_000, sends: 'refused' },
  // The SDK itself tries a call again that fails; one that refuses records has not failed.
  sdk: { attempts: 1, pauseMs: 0, mostMs: 0, sends: 'refused' },
  // Each 50 ms until a record is 30 s old.
  kpl: { attempts: 600, pauseMs: 50, mostMs: 50, sends: 'refused' },
};

/** Sends records in JavaScript, as a retry policy says. */
export function javascriptPut(streamName: string, retry: RetryPolicyName): string {
  const { attempts, pauseMs, mostMs, sends } = retries[retry];
  const again = sends === 'call' ? 'records' : '(_, at) => Records[at].ErrorCode !== undefined';
  return `/** Sends one call; gives how many records were not taken in the end. */
async function put(records) {
  for (let attempt = 1; ; attempt++) {
    const { FailedRecordCount, Records } = await client.send(
      new PutRecordsCommand({ StreamName: ${JSON.stringify(streamName)}, Records: records }),
    );
    if (FailedRecordCount === 0 || attempt === ${attempts}) return FailedRecordCount;
    records = ${sends === 'call' ? again : `records.filter(${again})`};
    await sleep(Math.min(${mostMs}, ${pauseMs} * 2 ** (attempt - 1)));
  }
}`;
}

/** The same in Python. */
export function pythonPut(streamName: string, retry: RetryPolicyName): string {
  const { attempts, pauseMs, mostMs, sends } = retries[retry];
  const again =
    sends === 'call'
      ? 'records'
      : '[one for one, told in zip(records, answer["Records"]) if "ErrorCode" in told]';
  return `def put(records):
    """Sends one call; gives how many records were not taken in the end."""
    for attempt in range(1, ${attempts + 1}):
        answer = client.put_records(StreamName=${JSON.stringify(streamName)}, Records=records)
        failed = answer["FailedRecordCount"]
        if failed == 0:
            break
        records = ${again}
        time.sleep(min(${mostMs}, ${pauseMs} * 2 ** (attempt - 1)) / 1000)
    return failed`;
}
