'use client';

import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences, type Theme, type TimeZone } from '#components/layout/preferences.tsx';

interface About {
  version: string;
  node: string;
  dataDir: string;
  endpoint?: string;
}

const themes: { value: Theme; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const timeZones: { value: TimeZone; label: string; description: string }[] = [
  { value: 'utc', label: 'UTC', description: 'The same for everyone who looks at a link.' },
  { value: 'local', label: 'Local time', description: 'Of this browser.' },
];

export function SettingsView({ about }: { about: About }) {
  return (
    <ContentLayout header={<Header variant="h1">Settings</Header>}>
      <SpaceBetween size="l">
        <Appearance />
        <Keyboard />
        <AboutPanel about={about} />
      </SpaceBetween>
    </ContentLayout>
  );
}

function Appearance() {
  const { theme, timeZone, setTheme, setTimeZone } = usePreferences();
  return (
    <Container
      header={
        <Header variant="h2" description="Kept in this browser.">
          Appearance
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField label="Theme">
          <RadioGroup
            value={theme}
            items={themes}
            onChange={({ detail }) => {
              const chosen = themes.find(({ value }) => value === detail.value);
              if (chosen) setTheme(chosen.value);
            }}
          />
        </FormField>
        <FormField label="Times are shown in">
          <RadioGroup
            value={timeZone}
            items={timeZones}
            onChange={({ detail }) => {
              const chosen = timeZones.find(({ value }) => value === detail.value);
              if (chosen) setTimeZone(chosen.value);
            }}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}

function Keyboard() {
  const { singleKeys, setSingleKeys } = usePreferences();
  return (
    <Container
      header={
        <Header variant="h2" description="Kept in this browser.">
          Keyboard
        </Header>
      }
    >
      <Toggle
        checked={singleKeys}
        description="Such as g s for Streams, 2 for a stream’s shards, f for a favourite. Turned off, they cannot be pressed by chance or by speech input; Ctrl+K still opens all that they do."
        onChange={({ detail }) => setSingleKeys(detail.checked)}
      >
        Keys without Ctrl are shortcuts
      </Toggle>
    </Container>
  );
}

function AboutPanel({ about }: { about: About }) {
  const { name, region } = useConnection();
  return (
    <Container header={<Header variant="h2">About</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Kinetoscope', value: about.version },
          { label: 'Node', value: about.node },
          { label: 'Data directory', value: about.dataDir },
          { label: 'Endpoint in use', value: about.endpoint ?? `AWS in ${region}` },
          { label: 'Connection in use', value: name },
          {
            label: 'Licence',
            value:
              'Apache-2.0. “Amazon Kinesis” is a name of Amazon.com and describes what this works with.',
          },
        ]}
      />
    </Container>
  );
}
