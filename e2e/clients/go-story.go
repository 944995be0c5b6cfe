// Streams and metrics with the AWS SDK for Go v2. Prints what it saw as JSON. The one argument is the endpoint.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	metric "github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/aws-sdk-go-v2/service/kinesis"
	"github.com/aws/aws-sdk-go-v2/service/kinesis/types"
	"github.com/aws/smithy-go"
)

var ctx = context.Background()

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func codeOf(err error) string {
	var failure smithy.APIError
	if errors.As(err, &failure) {
		return failure.ErrorCode()
	}
	return fmt.Sprint(err)
}

func streams(client *kinesis.Client) ([]string, string) {
	name := aws.String("from-go")
	must(client.CreateStream(ctx, &kinesis.CreateStreamInput{StreamName: name, ShardCount: aws.Int32(1)}))
	entries := []types.PutRecordsRequestEntry{}
	for n := 0; n < 3; n++ {
		data := []byte(fmt.Sprintf("record %d", n))
		entries = append(entries, types.PutRecordsRequestEntry{Data: data, PartitionKey: aws.String("k")})
	}
	must(client.PutRecords(ctx, &kinesis.PutRecordsInput{StreamName: name, Records: entries}))
	iterator := must(client.GetShardIterator(ctx, &kinesis.GetShardIteratorInput{
		StreamName: name, ShardId: aws.String("shardId-000000000000"),
		ShardIteratorType: types.ShardIteratorTypeTrimHorizon,
	}))
	seen := []string{}
	read := must(client.GetRecords(ctx, &kinesis.GetRecordsInput{ShardIterator: iterator.ShardIterator}))
	for _, record := range read.Records {
		seen = append(seen, string(record.Data))
	}
	_, err := client.DescribeStreamSummary(ctx, &kinesis.DescribeStreamSummaryInput{StreamName: aws.String("absent")})
	return seen, codeOf(err)
}

func pushed(client *kinesis.Client) []string {
	stream := must(client.DescribeStreamSummary(ctx, &kinesis.DescribeStreamSummaryInput{StreamName: aws.String("from-go")}))
	consumer := must(client.RegisterStreamConsumer(ctx, &kinesis.RegisterStreamConsumerInput{
		StreamARN: stream.StreamDescriptionSummary.StreamARN, ConsumerName: aws.String("go"),
	}))
	subscription := must(client.SubscribeToShard(ctx, &kinesis.SubscribeToShardInput{
		ConsumerARN: consumer.Consumer.ConsumerARN, ShardId: aws.String("shardId-000000000000"),
		StartingPosition: &types.StartingPosition{Type: types.ShardIteratorTypeTrimHorizon},
	})).GetStream()
	defer subscription.Close()
	seen := []string{}
	for event := range subscription.Events() {
		records := event.(*types.SubscribeToShardEventStreamMemberSubscribeToShardEvent).Value.Records
		for _, record := range records {
			seen = append(seen, string(record.Data))
		}
		if len(seen) == 3 {
			break
		}
	}
	return seen
}

func metrics(client *cloudwatch.Client) (float64, string) {
	space, name := aws.String("from-go"), aws.String("Taken")
	now := time.Now()
	data := []metric.MetricDatum{{
		MetricName: name, Timestamp: &now, Unit: metric.StandardUnitCount,
		Values: []float64{1.5, 2}, Counts: []float64{2, 1},
		Dimensions: []metric.Dimension{{Name: aws.String("StreamName"), Value: aws.String("from-go")}},
	}}
	must(client.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{Namespace: space, MetricData: data}))
	points := must(client.GetMetricStatistics(ctx, &cloudwatch.GetMetricStatisticsInput{
		Namespace: space, MetricName: name, Dimensions: data[0].Dimensions, Period: aws.Int32(60),
		StartTime: aws.Time(now.Add(-2 * time.Minute)), EndTime: aws.Time(now.Add(time.Minute)),
		Statistics: []metric.Statistic{metric.StatisticSum},
	})).Datapoints
	_, err := client.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{Namespace: aws.String("AWS/Kinesis"), MetricData: data})
	return *points[0].Sum, codeOf(err)
}

func main() {
	resolver := aws.EndpointResolverWithOptionsFunc(func(string, string, ...interface{}) (aws.Endpoint, error) {
		return aws.Endpoint{URL: os.Args[1]}, nil
	})
	settings := must(config.LoadDefaultConfig(ctx, config.WithEndpointResolverWithOptions(resolver)))
	client := kinesis.NewFromConfig(settings)
	read, refused := streams(client)
	sum, reserved := metrics(cloudwatch.NewFromConfig(settings))
	json.NewEncoder(os.Stdout).Encode(map[string]any{
		"read": read, "refused": refused, "pushed": pushed(client), "sum": sum, "reserved": reserved,
	})
}
