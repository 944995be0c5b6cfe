'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { FieldsProps } from './capacity-fields.tsx';
import { TagEditor } from '../tag-editor.tsx';

export const TagFields = ({ values: { tags }, errors, onChange }: FieldsProps) => (
  <Container header={<Header variant="h2">Tags</Header>}>
    <TagEditor tags={tags} errors={errors} onChange={(changed) => onChange({ tags: changed })} />
  </Container>
);
