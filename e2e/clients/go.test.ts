import { join } from 'node:path';
import { expect, it } from 'vitest';
import { installedVersion, runWithCredentials } from './installed-program.ts';
import { withSimulator } from './with-simulator.ts';

/** As Debian's golang-github-aws-aws-sdk-go-v2-dev installs the SDK: in source, for builds without modules. */
const environment = ['GO111MODULE=off', 'GOPATH=/usr/share/gocode'];
const sdk = 'github.com/aws/aws-sdk-go-v2/service/kinesis';
const version = await installedVersion('env', [...environment, 'go', 'list', sdk]);

const mostBuildMs = 300_000;

it(
  'serves the AWS SDK for Go, whose CloudWatch client speaks Query',
  async (context) => {
    if (!version) {
      console.warn(
        'Skipped: Go and Debian’s golang-github-aws-aws-sdk-go-v2-dev are not installed.',
      );
      context.skip('the AWS SDK for Go is not installed');
    }
    await withSimulator(async ({ endpoint }) => {
      const script = join(import.meta.dirname, 'go-story.go');
      const printed = await runWithCredentials('env', [
        ...environment,
        'go',
        'run',
        script,
        endpoint,
      ]);
      const data = ['record 0', 'record 1', 'record 2'];
      expect(JSON.parse(printed)).toEqual({
        read: data,
        refused: 'ResourceNotFoundException',
        pushed: data,
        sum: 5,
        reserved: 'InvalidParameterValue',
      });
    });
  },
  mostBuildMs,
);
