'use client';

import Box from '@cloudscape-design/components/box';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { FailureAlert, type ShownFailure } from '#components/layout/failure-alert.tsx';

interface ConfirmDialogProps {
  header: string;
  /** What the person agrees to, as a verb: `Delete`. */
  confirm: string;
  cancel?: string;
  /** The rest of the confirming button: a click, or the form that it submits. */
  confirmProps?: Pick<ButtonProps, 'form' | 'onClick' | 'disabled' | 'disabledReason'>;
  isPending: boolean;
  failure: ShownFailure | undefined;
  failureTitle?: string;
  onCancel: () => void;
  children: ReactNode;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({
  header,
  confirm,
  cancel = 'Cancel',
  confirmProps,
  isPending,
  failure,
  failureTitle,
  onCancel,
  children,
}: ConfirmDialogProps) {
  return (
    <Modal
      visible
      header={header}
      closeAriaLabel="Close"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onCancel}>{cancel}</Button>
            <Button variant="primary" loading={isPending} {...confirmProps}>
              {confirm}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        {failure && <FailureAlert title={failureTitle} failure={failure} />}
        {children}
      </SpaceBetween>
    </Modal>
  );
}
