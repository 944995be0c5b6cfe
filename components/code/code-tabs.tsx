'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { cliCode } from '#components/code/cli-code.ts';
import { cloudformationCode } from '#components/code/cloudformation-code.ts';
import { javascriptCode } from '#components/code/javascript-code.ts';
import { pythonCode } from '#components/code/python-code.ts';
import type { CodePlace, SdkCall } from '#components/code/sdk-call.ts';
import { terraformCode } from '#components/code/terraform-code.ts';
import { CopyableCode } from '#components/records/copyable-code.tsx';

interface CodeTabsProps {
  calls: readonly SdkCall[];
  place: CodePlace;
}

/** The same calls in each language. */
export function CodeTabs({ calls, place }: CodeTabsProps) {
  return (
    <Tabs
      ariaLabel="Languages"
      tabs={[
        {
          id: 'cli',
          label: 'AWS CLI',
          content: <CopyableCode label="AWS CLI" text={cliText(calls, place)} />,
        },
        {
          id: 'javascript',
          label: 'JavaScript',
          content: <CopyableCode label="JavaScript" text={javascriptCode(calls, place)} />,
        },
        {
          id: 'python',
          label: 'Python',
          content: <CopyableCode label="Python" text={pythonCode(calls, place)} />,
        },
        {
          id: 'terraform',
          label: 'Terraform',
          content: <Resources label="Terraform" texts={calls.map(terraformCode)} />,
        },
        {
          id: 'cloudformation',
          label: 'CloudFormation',
          content: <Resources label="CloudFormation" texts={calls.map(cloudformationCode)} />,
        },
      ]}
    />
  );
}

/** The keys once, then a command a call. */
function cliText(calls: readonly SdkCall[], place: CodePlace): string {
  const { takesAnyKey: _, ...later } = place;
  return calls.map((call, index) => cliCode(call, index === 0 ? place : later)).join('\n\n');
}

interface ResourcesProps {
  label: string;
  texts: readonly (string | undefined)[];
}

function Resources({ label, texts }: ResourcesProps) {
  const written = texts.filter((text) => text !== undefined);
  if (written.length === 0)
    return <Box>{label} describes what lasts. This is something that is done, so it has none.</Box>;
  return (
    <SpaceBetween size="s">
      <CopyableCode label={label} text={written.join('\n\n')} />
      {written.length < texts.length && (
        <Box color="text-body-secondary">The other calls have no resource.</Box>
      )}
    </SpaceBetween>
  );
}
