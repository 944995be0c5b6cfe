'use client';

import AttributeEditor, {
  type AttributeEditorProps,
} from '@cloudscape-design/components/attribute-editor';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { Tag } from './tag-schema.ts';
import type { FieldErrors } from '#components/forms/use-form.ts';

interface TagEditorProps {
  tags: readonly Tag[];
  errors: FieldErrors;
  onChange: (tags: Tag[]) => void;
}

/** Keys and values in rows. Complaints stand at `tags.0.key`. */
export function TagEditor({ tags, errors, onChange }: TagEditorProps) {
  const change = (at: number, changes: Partial<Tag>) =>
    onChange(tags.map((item, index) => (index === at ? { ...item, ...changes } : item)));
  return (
    <FormField errorText={errors.tags} stretch>
      <AttributeEditor
        items={tags}
        addButtonText="Add tag"
        removeButtonText="Remove"
        removeButtonAriaLabel={({ key }) => `Remove tag ${key}`}
        empty="No tags."
        onAddButtonClick={() => onChange([...tags, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) =>
          onChange(tags.filter((_, index) => index !== detail.itemIndex))
        }
        definition={definition(errors, change)}
      />
    </FormField>
  );
}

const definition = (
  errors: FieldErrors,
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
