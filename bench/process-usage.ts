import { readFileSync } from 'node:fs';

/** What Linux counts processor time in: a hundredth of a second, whatever the kernel was built with. */
const ticksPerSecond = 100;

export interface Memory {
  /** All resident pages, of mapped files too: the kernel takes those back when it needs them. */
  residentMb: number;
  /** The process's own pages alone. */
  anonymousMb: number;
}

export function memoryOf(pid: number | undefined): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  return { residentMb: megabytes('VmRSS'), anonymousMb: megabytes('RssAnon') };
}

/** Seconds that a process has computed so far, in its own code and in the kernel on its behalf. */
export function cpuSecondsOf(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // After the name, which may hold spaces, come fields 3 and on; 14 and 15 are user and system time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
