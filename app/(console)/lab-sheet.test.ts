import { expect, test } from 'vitest';
import { type LabCall, labCall, setClockCall } from './lab-calls.ts';
import { labSheet } from './lab-sheet.ts';
import { createSimulator } from '#engine/simulator.ts';
import { isInstalled, type ProgramLanguage, runProgram } from '#engine/testing/run-program.ts';
import { createLabClient } from '#lib/lab-client/lab-client.ts';

const endsAt = new Date('2099-01-01T00:00:00Z');
const calls: LabCall[] = [
  setClockCall({ speed: 60 }),
  labCall('PutFault', {
    FaultId: 'slow',
    Kind: 'LATENCY',
    LatencyMs: 5,
    Operations: ['PutRecord'],
    EndsAt: endsAt,
  }),
];

const programs: [string, ProgramLanguage, string][] = [
  ['curl', 'shell', 'curl --help all | grep aws-sigv4'],
  ['javascript', 'javascript', 'true'],
  ['python', 'python', 'python3 -c "import boto3"'],
];

test.each(programs)(
  'the %s text does in the lab what its switches do',
  async (id, language, check) => {
    if (!(await isInstalled(check))) {
      console.warn(`Skipped: ${check} fails.`);
      return;
    }
    const simulator = await createSimulator({ lifecycleMs: 0 });
    const { endpoint } = simulator;
    const place = { region: 'us-east-1', endpoint, takesAnyKey: true };
    const credentials = { accessKeyId: 'kinetoscope', secretAccessKey: 'kinetoscope' };
    const lab = createLabClient({ endpoint, region: 'us-east-1', credentials });
    try {
      const text = labSheet(calls, place).find((tab) => tab.id === id)?.text ?? '';
      await runProgram(language, text);
      expect(await lab.getClock({})).toMatchObject({ Speed: 60 });
      expect((await lab.listFaults({})).Faults).toMatchObject([
        { FaultId: 'slow', LatencyMs: 5, EndsAt: endsAt },
      ]);
    } finally {
      lab.destroy();
      await simulator.close();
    }
  },
  60_000,
);

test('keys of a real account are the shell’s to know', () => {
  const [curl] = labSheet(calls, { region: 'us-east-1', endpoint: 'http://10.0.0.1:4567/' });
  expect(curl?.text).toContain('--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"');
  expect(curl?.text).toContain('http://10.0.0.1:4567/');
});
