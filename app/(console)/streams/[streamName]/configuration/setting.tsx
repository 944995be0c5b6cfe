'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs, {
  type KeyValuePairsProps,
} from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { editParam, type SettingId } from './search-params.ts';
import type { Capability } from '#lib/aws/capabilities.ts';

interface SettingProps {
  id: SettingId;
  title: string;
  description?: string;
  /** What it is now. */
  items: KeyValuePairsProps.Item[];
  capability: Capability;
  /** The button that opens the form. */
  edit?: string;
  /** The form, shown while this setting is the one that the link changes. */
  children: ReactNode;
}

/** One setting: what it is, and the form that changes it. */
export function Setting(props: SettingProps) {
  const { id, title, description, items, capability, edit = 'Edit', children } = props;
  const [open, setOpen] = useQueryState('edit', editParam);
  const isOpen = open === id;
  return (
    <Container
      header={
        <Header
          variant="h2"
          {...(description !== undefined && { description })}
          actions={
            !isOpen && (
              <Button
                ariaLabel={`${edit}: ${title}`}
                disabled={!capability.can}
                {...(!capability.can && { disabledReason: capability.reason })}
                onClick={() => void setOpen(id)}
              >
                {edit}
              </Button>
            )
          }
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs columns={3} items={items} />
        {isOpen && children}
      </SpaceBetween>
    </Container>
  );
}
