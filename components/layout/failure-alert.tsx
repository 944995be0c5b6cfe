'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';

export interface ShownFailure {
  name: string;
  message: string;
  requestId?: string;
}

interface FailureAlertProps {
  failure: ShownFailure;
  /** What was being done: “The stream was not deleted”. */
  title?: string;
  onRetry?: () => void;
  onDismiss?: () => void;
}

/** AWS's code, message and request id, to be read and to be copied into a ticket. */
export function FailureAlert({ failure, title, onRetry, onDismiss }: FailureAlertProps) {
  const { name, message, requestId } = failure;
  return (
    <Alert
      type="error"
      header={title ?? name}
      action={onRetry && <Button onClick={onRetry}>Try again</Button>}
      dismissible={onDismiss !== undefined}
      {...(onDismiss && { onDismiss })}
    >
      <SpaceBetween size="xxs">
        <span>{message}</span>
        <Box fontSize="body-s" color="inherit">
          {title !== undefined && <>{name} · </>}
          {requestId !== undefined && <>Request {requestId} · </>}
          <CopyToClipboard
            variant="inline"
            textToDisplay="copy all"
            textToCopy={asText(failure)}
            copyButtonAriaLabel="Copy the error"
            copySuccessText="Copied"
            copyErrorText="Not copied"
          />
        </Box>
      </SpaceBetween>
    </Alert>
  );
}

const asText = ({ name, message, requestId }: ShownFailure): string =>
  [`${name}: ${message}`, requestId !== undefined && `Request ${requestId}`]
    .filter(Boolean)
    .join('\n');
