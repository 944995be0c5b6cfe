import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DataInUseError } from '#engine/core/data-lock.ts';
import {
  createSimulator,
  OpenHostError,
  type Simulator,
  simulatorDefaults,
} from '#engine/simulator.ts';
import type { LogEntry } from '#engine/wire/log.ts';

const help = `Runs the Kinetoscope engine, a simulator of the Amazon Kinesis family.

Usage: node engine/main.ts [flags]

  --port NUMBER          port to listen on (4567)
  --host NAME            address of this machine to listen on (${simulatorDefaults.host})
  --data-dir FOLDER      where everything is kept (./.kinetoscope); the engine uses FOLDER/engine
  --account-id DIGITS    account of callers whose access key is not an account id (${simulatorDefaults.accountId})
  --region NAME          region of callers whose credential names none (${simulatorDefaults.region})
  --clock real|manual    follow the machine's time, or stand still until the lab moves it (real)
  --lifecycle-ms NUMBER  how long CREATING, UPDATING and DELETING last; 0 is at once (${simulatorDefaults.lifecycleMs})
  --limits on|off        whether limits of throughput and call rates hold until the lab says otherwise (on)
  --help                 print this and stop

Each flag has an environment twin: --data-dir is KINETOSCOPE_DATA_DIR, and so on. A flag wins over its twin.
`;

/** Something the person who started the engine can put right. */
class UsageError extends Error {}

const flags = [
  'port',
  'host',
  'data-dir',
  'account-id',
  'region',
  'clock',
  'lifecycle-ms',
  'limits',
] as const;
type Flag = (typeof flags)[number];
type Values = Readonly<Record<Flag, string | undefined>>;

const twinOf = (flag: Flag) => `KINETOSCOPE_${flag.toUpperCase().replaceAll('-', '_')}`;

/** What was asked for, by flag or else by environment. `undefined` when help was. */
function readValues(args: string[], environment: NodeJS.ProcessEnv): Values | undefined {
  const known = Object.fromEntries(flags.map((flag) => [flag, { type: 'string' } as const]));
  let given: Record<string, unknown>;
  try {
    const options = { ...known, help: { type: 'boolean' } as const };
    given = parseArgs({ args, options, allowPositionals: false }).values;
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(`${sentence}. Run with --help for what there is.`, { cause: error });
  }
  if (given['help'] === true) return undefined;
  const entries = flags.map((flag) => [
    flag,
    given[flag] ?? (environment[twinOf(flag)] || undefined),
  ]);
  return Object.fromEntries(entries) as Values;
}

function wholeNumber(values: Values, flag: Flag, highest: number, standard: number): number {
  const text = values[flag] ?? String(standard);
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= highest) return number;
  throw new UsageError(`--${flag} must be a whole number from 0 to ${highest}, not ${text}.`);
}

function oneOf<Choice extends string>(
  values: Values,
  flag: Flag,
  choices: readonly [Choice, Choice],
): Choice {
  const text = values[flag] ?? choices[0];
  const choice = choices.find((each) => each === text);
  if (choice) return choice;
  throw new UsageError(`--${flag} must be ${choices.join(' or ')}, not ${text}.`);
}

function matching(values: Values, flag: Flag, standard: string, form: RegExp, words: string) {
  const text = values[flag] ?? standard;
  if (form.test(text)) return text;
  throw new UsageError(`--${flag} must be ${words}, not ${text}.`);
}

const log = (entry: LogEntry) =>
  console.log(JSON.stringify({ time: new Date().toISOString(), ...entry }));

/** A day. Who asks to wait longer for a stream has made a slip. */
const longestLifecycleMs = 86_400_000;

function start(values: Values): Promise<Simulator> {
  return createSimulator({
    port: wholeNumber(values, 'port', 65_535, 4567),
    host: values.host ?? simulatorDefaults.host,
    dataDir: join(values['data-dir'] ?? '.kinetoscope', 'engine'),
    accountId: matching(values, 'account-id', simulatorDefaults.accountId, /^\d{12}$/, '12 digits'),
    region: matching(
      values,
      'region',
      simulatorDefaults.region,
      /^[a-z]{2}(-[a-z]+)+-\d+$/,
      'a region such as us-east-1',
    ),
    clock: oneOf<'real' | 'manual'>(values, 'clock', ['real', 'manual']),
    lifecycleMs: wholeNumber(
      values,
      'lifecycle-ms',
      longestLifecycleMs,
      simulatorDefaults.lifecycleMs,
    ),
    limits: oneOf(values, 'limits', ['on', 'off']) === 'on',
    log,
  });
}

/** After this many milliseconds the process ends whether or not everything is closed: what was acknowledged is kept anyway. */
const longestStopMs = 1_800;

async function stop(simulator: Simulator, signal: string): Promise<void> {
  setTimeout(() => process.exit(0), longestStopMs).unref();
  await simulator.close();
  log({ level: 'info', event: 'stopped', signal });
  process.exit(0);
}

/** One sentence for what the person who started the engine can put right, the whole error for the rest. */
function explain(error: unknown, values: Values | undefined): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  const host = values?.host ?? simulatorDefaults.host;
  const port = values?.port ?? '4567';
  if (error instanceof UsageError || error instanceof OpenHostError) return error.message;
  if (error instanceof DataInUseError) return error.message;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: stop what uses it, or choose another with --port.`;
  if (code === 'EACCES' && 'syscall' in error && error.syscall === 'listen')
    return `Port ${port} needs more rights than this user has: choose one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}: leave --host out or use 127.0.0.1.`;
  return error.stack ?? error.message;
}

async function main(): Promise<void> {
  let values: Values | undefined;
  try {
    values = readValues(process.argv.slice(2), process.env);
    if (!values) {
      process.stdout.write(help);
      return;
    }
    const simulator = await start(values);
    console.log(`kinetoscope engine ready on ${simulator.endpoint}`);
    const { dataDir } = simulator;
    log({ level: 'info', event: 'started', pid: process.pid, dataDir });
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void stop(simulator, signal));
  } catch (error) {
    console.error(explain(error, values));
    process.exitCode = error instanceof UsageError || error instanceof OpenHostError ? 2 : 1;
  }
}

await main();
