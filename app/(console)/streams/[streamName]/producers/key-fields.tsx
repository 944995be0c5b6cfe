'use client';

import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import type { GeneratorFieldsProps } from './generator-form.tsx';
import { TextField } from './text-field.tsx';

const shapes = [
  { value: 'uniform', label: 'Uniform', description: 'Each key as often as any other.' },
  {
    value: 'skewed',
    label: 'Skewed (Zipf)',
    description: 'A few keys very often, most of them seldom, as with words, pages and customers.',
  },
  {
    value: 'hot',
    label: 'One hot key',
    description: 'One key takes a share of its own, always or at times.',
  },
  {
    value: 'entities',
    label: 'Per entity, in order',
    description:
      'Each key in turn; {{seq}} counts its records, so that a reader sees gaps and disorder.',
  },
  {
    value: 'random',
    label: 'Random',
    description: 'A UUID for each record: even over all shards, and no order to keep.',
  },
] as const;

/** How records are spread over partition keys. */
export function KeyFields(props: GeneratorFieldsProps) {
  const { values, onChange } = props;
  return (
    <Container header={<Header variant="h3">The partition keys</Header>}>
      <SpaceBetween size="m">
        <Tiles
          ariaLabel="Shape"
          value={values.kind}
          items={[...shapes]}
          columns={3}
          onChange={({ detail }) => {
            const chosen = shapes.find(({ value }) => value === detail.value);
            if (chosen) onChange({ kind: chosen.value });
          }}
        />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px' }}>
          {values.kind !== 'random' && (
            <>
              <TextField {...props} field="prefix" label="Keys begin with" />
              <TextField {...props} field="keys" label="Number of keys" isNumber />
            </>
          )}
          {values.kind === 'skewed' && (
            <TextField
              {...props}
              field="exponent"
              label="Exponent"
              constraint="0.1 mild, 1 as in language, 4 extreme"
              isNumber
            />
          )}
          {values.kind === 'hot' && (
            <>
              <TextField {...props} field="hotKey" label="Hot key" />
              <TextField {...props} field="sharePercent" label="Its share (%)" isNumber />
            </>
          )}
        </div>
        {values.kind === 'hot' && <BurstFields {...props} />}
      </SpaceBetween>
    </Container>
  );
}

const BurstFields = (props: GeneratorFieldsProps) => (
  <SpaceBetween size="xs">
    <Checkbox
      checked={props.values.isAtTimes}
      onChange={({ detail }) => props.onChange({ isAtTimes: detail.checked })}
    >
      Only at times; in between the keys are uniform
    </Checkbox>
    {props.values.isAtTimes && (
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px' }}>
        <TextField {...props} field="burstSeconds" label="Hot for (s)" isNumber />
        <TextField {...props} field="burstEverySeconds" label="Out of each (s)" isNumber />
      </div>
    )}
  </SpaceBetween>
);
