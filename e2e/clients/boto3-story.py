"""Creates a stream, puts, gets and deletes with boto3. Prints what it saw as JSON."""

import json
import sys

import boto3

kinesis = boto3.client("kinesis", endpoint_url=sys.argv[1])
stream = {"StreamName": "from-boto3"}

kinesis.create_stream(ShardCount=2, **stream)
kinesis.get_waiter("stream_exists").wait(**stream)
kinesis.put_record(PartitionKey="user-1", Data=b"one", **stream)
batch = [{"PartitionKey": f"user-{n}", "Data": b"many"} for n in range(10)]
failed = kinesis.put_records(Records=batch, **stream)["FailedRecordCount"]

data = []
for shard in kinesis.list_shards(**stream)["Shards"]:
    iterator = kinesis.get_shard_iterator(
        ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON", **stream
    )["ShardIterator"]
    records = kinesis.get_records(ShardIterator=iterator)["Records"]
    data.extend(record["Data"].decode() for record in records)

refusal = None
try:
    kinesis.describe_stream_summary(StreamName="absent")
except kinesis.exceptions.ResourceNotFoundException as error:
    refusal = error.response["Error"]["Code"]

kinesis.delete_stream(**stream)
left = kinesis.list_streams()["StreamNames"]
print(json.dumps({"failed": failed, "data": sorted(data), "refusal": refusal, "left": left}))
