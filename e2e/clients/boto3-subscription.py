"""Subscribes to a shard with boto3. Prints what it saw as JSON. The one argument is the endpoint."""

import json
import sys

import boto3

kinesis = boto3.client("kinesis", endpoint_url=sys.argv[1])
STREAM = "pushed"


def subscribe(consumer, **position):
    return kinesis.subscribe_to_shard(
        ConsumerARN=consumer, ShardId="shardId-000000000000", StartingPosition=position
    )["EventStream"]


kinesis.create_stream(StreamName=STREAM, ShardCount=2)
arn = kinesis.describe_stream_summary(StreamName=STREAM)["StreamDescriptionSummary"]["StreamARN"]
consumer = kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="reader")["Consumer"]["ConsumerARN"]
kinesis.put_record(StreamName=STREAM, PartitionKey="k", Data=b"early", ExplicitHashKey="0")

events = subscribe(consumer, Type="TRIM_HORIZON")
taken = None
try:
    list(subscribe(consumer, Type="LATEST"))
except Exception as error:
    taken = error.response["Error"]["Code"]

seen, last = [], None
for event in events:
    last = event["SubscribeToShardEvent"]
    seen += [record["Data"].decode() for record in last["Records"]]
    if seen == ["early"]:
        kinesis.put_record(StreamName=STREAM, PartitionKey="k", Data=b"late", ExplicitHashKey="0")
    elif "ChildShards" not in last:
        shards = {"ShardToMerge": "shardId-000000000000", "AdjacentShardToMerge": "shardId-000000000001"}
        kinesis.merge_shards(StreamName=STREAM, **shards)

print(
    json.dumps(
        {
            "seen": seen,
            "taken": taken,
            "children": [child["ShardId"] for child in last["ChildShards"]],
            "continues": "ContinuationSequenceNumber" in last,
        }
    )
)
