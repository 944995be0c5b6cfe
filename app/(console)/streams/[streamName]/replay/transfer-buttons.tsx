'use client';

import Button from '@cloudscape-design/components/button';
import type { useTransfer } from './use-transfer.ts';
import type { TransferRequest } from '#lib/transfer/transfer-request.ts';

interface TransferButtonsProps {
  streamName: string;
  transfer: ReturnType<typeof useTransfer>;
  /** Absent while there is nothing that could be tried. */
  request: TransferRequest | undefined;
  start: 'Start replay' | 'Start import';
  /** Why it cannot be started even after a dry run. */
  whyNot: string | undefined;
}

/** A transfer is tried first, and what was tried is started. */
export function TransferButtons(props: TransferButtonsProps) {
  const { streamName, transfer, request, start } = props;
  const wasTried = request !== undefined && transfer.dryOf(request) !== undefined;
  const whyNot = wasTried ? props.whyNot : 'Make a dry run of this first: it writes nothing.';
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      <Button formAction="none" href={`/streams/${streamName}/replay`}>
        Cancel
      </Button>
      <Button
        loading={transfer.isTrying}
        variant={wasTried ? 'normal' : 'primary'}
        disabled={request === undefined}
        disabledReason="Choose a file with rows, and a stream."
      >
        Dry run
      </Button>
      <Button
        formAction="none"
        variant={wasTried ? 'primary' : 'normal'}
        loading={transfer.isStarting}
        disabled={whyNot !== undefined}
        disabledReason={whyNot ?? ''}
        onClick={() => request && transfer.start(request)}
      >
        {start}
      </Button>
    </div>
  );
}
