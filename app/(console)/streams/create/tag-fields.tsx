'use client';

import AttributeEditor, {
  type AttributeEditorProps,
} from '@cloudscape-design/components/attribute-editor';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import type { FieldsProps } from './capacity-fields.tsx';
import type { CreateStreamInput } from './schema.ts';

type Tag = CreateStreamInput['tags'][number];

export function TagFields({ values: { tags }, errors, onChange }: FieldsProps) {
  const change = (at: number, changes: Partial<Tag>) =>
    onChange({
      tags: tags.map((item, index) => (index === at ? { ...item, ...changes } : item)),
    });
  return (
    <Container header={<Header variant="h2">Tags</Header>}>
      <FormField errorText={errors.tags} stretch>
        <AttributeEditor
          items={tags}
          addButtonText="Add tag"
          removeButtonText="Remove"
          removeButtonAriaLabel={({ key }) => `Remove tag ${key}`}
          empty="No tags."
          onAddButtonClick={() => onChange({ tags: [...tags, { key: '', value: '' }] })}
          onRemoveButtonClick={({ detail }) =>
            onChange({ tags: tags.filter((_, index) => index !== detail.itemIndex) })
          }
          definition={definition(errors, change)}
        />
      </FormField>
    </Container>
  );
}

const definition = (
  errors: FieldsProps['errors'],
  change: (at: number, changes: Partial<Tag>) => void,
): AttributeEditorProps.FieldDefinition<Tag>[] => [
  {
    label: 'Key',
    control: ({ key }, index) => (
      <Input value={key} onChange={({ detail }) => change(index, { key: detail.value })} />
    ),
    errorText: (_, index) => errors[`tags.${index}.key`],
  },
  {
    label: 'Value - optional',
    control: ({ value }, index) => (
      <Input value={value} onChange={({ detail }) => change(index, { value: detail.value })} />
    ),
    errorText: (_, index) => errors[`tags.${index}.value`],
  },
];
