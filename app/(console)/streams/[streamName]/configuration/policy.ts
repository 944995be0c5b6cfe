/** What a statement of a stream's policy must name. */
const members = ['Effect', 'Principal', 'Action', 'Resource'] as const;

/** Why AWS would not take the policy, as far as it can be told without asking; undefined where nothing is wrong. */
export function policyComplaint(text: string, streamArn: string): string | undefined {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (!isObject(policy)) return 'A policy is a JSON object.';
  if (policy['Version'] !== '2012-10-17') return 'Version must be "2012-10-17".';
  const statements = listOf(policy['Statement']);
  if (statements.length === 0) return 'A policy needs at least one Statement.';
  for (const [index, statement] of statements.entries()) {
    const complaint = statementComplaint(statement, streamArn);
    if (complaint !== undefined) return `Statement ${index + 1}: ${complaint}`;
  }
  return undefined;
}

function statementComplaint(statement: unknown, streamArn: string): string | undefined {
  if (!isObject(statement)) return 'it is not a JSON object.';
  const missing = members.find((member) => statement[member] === undefined);
  if (missing !== undefined) return `${missing} is missing.`;
  if (statement['Effect'] !== 'Allow' && statement['Effect'] !== 'Deny')
    return 'Effect must be "Allow" or "Deny".';
  const foreign = listOf(statement['Action']).find(
    (action) => typeof action !== 'string' || !action.startsWith('kinesis:'),
  );
  if (foreign !== undefined)
    return `Action ${JSON.stringify(foreign)} is none of Kinesis: it must start with "kinesis:".`;
  const other = listOf(statement['Resource']).find((resource) => resource !== streamArn);
  return other === undefined
    ? undefined
    : `Resource must be this stream, ${streamArn}, and not ${JSON.stringify(other)}.`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Whether a stream has a policy: AWS answers with the empty one where it has none. */
export const hasPolicy = (policy: string | undefined): boolean =>
  policy !== undefined && policy.replaceAll(/\s/g, '') !== '{}' && policy !== '';

/** Lets another account read. The account is one of AWS's examples, to be replaced. */
export const readerTemplate = (streamArn: string): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'ReadFromAnotherAccount',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Action: [
            'kinesis:DescribeStreamSummary',
            'kinesis:ListShards',
            'kinesis:GetShardIterator',
            'kinesis:GetRecords',
          ],
          Resource: streamArn,
        },
      ],
    },
    null,
    2,
  );

/** Lets another account write. */
export const writerTemplate = (streamArn: string): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'WriteFromAnotherAccount',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Action: [
            'kinesis:DescribeStreamSummary',
            'kinesis:ListShards',
            'kinesis:PutRecord',
            'kinesis:PutRecords',
          ],
          Resource: streamArn,
        },
      ],
    },
    null,
    2,
  );
