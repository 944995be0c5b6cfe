/** The parts of `arn:partition:service:region:account:resource`. */
export interface Arn {
  partition: string;
  service: string;
  region: string;
  accountId: string;
  resource: string;
}

/** The partition a region lies in. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

export const formatArn = (
  service: string,
  region: string,
  accountId: string,
  resource: string,
): string => `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;

/** Takes an ARN apart; `undefined` when it is not one. The resource keeps its own colons. */
export function parseArn(text: string): Arn | undefined {
  const [arn, partition, service, region, accountId, ...resource] = text.split(':');
  if (arn !== 'arn' || !partition || !service || region === undefined || accountId === undefined)
    return undefined;
  if (resource.length === 0) return undefined;
  return { partition, service, region, accountId, resource: resource.join(':') };
}
