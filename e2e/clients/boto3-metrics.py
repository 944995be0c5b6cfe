"""Reads a stream's metrics, and puts some of its own, with boto3. Prints what it saw as JSON.

Arguments: the endpoint and the minute to look at; or `protocol`, to print how this boto3 speaks to CloudWatch.
"""

import json
import sys
from datetime import datetime, timedelta, timezone

import boto3

cloudwatch = boto3.client("cloudwatch", endpoint_url=None if sys.argv[1] == "protocol" else sys.argv[1])

if sys.argv[1] == "protocol":
    print(cloudwatch.meta.service_model.metadata["protocol"])
    sys.exit()

start = datetime.fromisoformat(sys.argv[2].replace("Z", "+00:00"))
span = {"StartTime": start, "EndTime": start + timedelta(minutes=1)}
metric = {
    "Namespace": "AWS/Kinesis",
    "MetricName": "IncomingRecords",
    "Dimensions": [{"Name": "StreamName", "Value": "measured"}],
}


def said(time):
    """A time as JavaScript writes it."""
    utc = time.astimezone(timezone.utc)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"


def refusal(**wrong):
    try:
        cloudwatch.get_metric_statistics(**{**metric, **span, "Period": 60, **wrong})
    except cloudwatch.exceptions.ClientError as error:
        return error.response["Error"]["Code"]
    return None


listed = cloudwatch.list_metrics(Namespace="AWS/Kinesis")["Metrics"]
query = {"Id": "m", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Sum"}}
result = cloudwatch.get_metric_data(MetricDataQueries=[query], **span)["MetricDataResults"][0]
(point,) = cloudwatch.get_metric_statistics(Statistics=["Sum"], Period=60, **metric, **span)["Datapoints"]

own = {"Namespace": "from-boto3", "MetricName": "Taken"}
datum = {"MetricName": "Taken", "Timestamp": start, "Values": [1.5, 2], "Counts": [2, 1], "Unit": "Count"}
cloudwatch.put_metric_data(Namespace="from-boto3", MetricData=[datum])
(put,) = cloudwatch.get_metric_statistics(Statistics=["Sum", "SampleCount"], Period=60, **own, **span)["Datapoints"]

print(
    json.dumps(
        {
            "listed": metric in listed,
            "data": {"times": [said(time) for time in result["Timestamps"]], "values": result["Values"]},
            "statistics": {"time": said(point["Timestamp"]), "sum": point["Sum"], "unit": point["Unit"]},
            "put": [put["Sum"], put["SampleCount"], put["Unit"]],
            "refusals": [refusal(), refusal(Statistics=["Sum"], EndTime=start)],
        }
    )
)
