import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Credentials and settings by the environment alone, for programs that bring none along. */
const env = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
};

/** How a language's program is started when its text is at hand. */
const commands = {
  shell: (text: string) => ['sh', '-ec', text],
  javascript: (text: string) => [process.execPath, '--input-type=module', '-e', text],
  python: (text: string) => ['python3', '-c', text],
} as const;

export type ProgramLanguage = keyof typeof commands;

/** Runs a text as a person would who pastes it into a file and starts that; gives what it prints. */
export async function runProgram(
  language: ProgramLanguage,
  text: string,
  input = '',
): Promise<string> {
  const [file, ...args] = commands[language](text);
  const running = run(file ?? '', args, { env });
  running.child.stdin?.end(input);
  return (await running).stdout;
}

/** Starts a program that does not end by itself. */
export function startProgram(language: ProgramLanguage, text: string): ChildProcess {
  const [file, ...args] = commands[language](text);
  return spawn(file ?? '', args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Whether a shell finds a program, or Python a package. */
export const isInstalled = (command: string): Promise<boolean> =>
  run('sh', ['-c', command]).then(
    () => true,
    () => false,
  );
