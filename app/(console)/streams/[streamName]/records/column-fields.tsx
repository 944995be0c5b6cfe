'use client';

import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useState } from 'react';
import { parseJsonPath } from '#lib/records/json-path.ts';

interface ColumnFieldsProps {
  columns: readonly string[];
  /** Seen in the records that were read. */
  paths: readonly string[];
  onChange: (columns: string[]) => void;
}

/** Values out of the data that get a column of their own. */
export function ColumnFields({ columns, paths, onChange }: ColumnFieldsProps) {
  const [text, setText] = useState('');
  const isPath = text === '' || parseJsonPath(text) !== undefined;
  const add = (path: string) => {
    if (parseJsonPath(path) && !columns.includes(path)) onChange([...columns, path]);
    setText('');
  };
  return (
    <SpaceBetween size="xs">
      <FormField
        label="Columns"
        description='JSON paths such as user.id, items[0].sku or ["odd name"].'
        errorText={isPath ? undefined : 'This is no JSON path.'}
      >
        <Autosuggest
          value={text}
          ariaLabel="Add a column"
          placeholder="Add a path"
          enteredTextLabel={(entered) => `Use ${entered}`}
          options={paths.filter((path) => !columns.includes(path)).map((path) => ({ value: path }))}
          empty="No paths were seen yet."
          onChange={({ detail }) => setText(detail.value)}
          onSelect={({ detail }) => add(detail.value)}
        />
      </FormField>
      {columns.length > 0 && (
        <TokenGroup
          items={columns.map((label) => ({ label, dismissLabel: `Remove the column ${label}` }))}
          onDismiss={({ detail }) => onChange(columns.filter((_, at) => at !== detail.itemIndex))}
        />
      )}
    </SpaceBetween>
  );
}
