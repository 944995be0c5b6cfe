import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Credentials by the environment alone: neither files nor the network are asked for any. */
export const credentials = {
  AWS_ACCESS_KEY_ID: 'kinetoscope',
  AWS_SECRET_ACCESS_KEY: 'kinetoscope',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_REGION: 'us-east-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
};

/** Runs a program as a person would who points it at the simulator; gives what it prints. */
export async function runWithCredentials(file: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(file, args, { env: { ...process.env, ...credentials } });
  return stdout;
}

/** What a program says of itself; undefined where it is not installed. */
export const installedVersion = (
  file: string,
  args: readonly string[],
): Promise<string | undefined> => runWithCredentials(file, args).catch(() => undefined);
