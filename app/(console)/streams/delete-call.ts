import { plannedCall } from '#lib/aws/planned-call.ts';

interface Deletion {
  streamName: string;
  /** Registered consumers go too; AWS refuses while there are any otherwise. */
  withConsumers: boolean;
}

export const deleteStreamCall = ({ streamName, withConsumers }: Deletion) =>
  plannedCall('DeleteStream', {
    StreamName: streamName,
    ...(withConsumers && { EnforceConsumerDeletion: true }),
  });
