/**
 * Consumers with enhanced fan-out that a stream may have; on-demand streams of accounts with a minimum throughput
 * commitment may have 50. https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 */
export const mostConsumers = 20;
/** At once in CREATING. */
export const mostConsumersCreating = 5;
