'use client';

import { transferSheet } from './transfer-sheet.ts';
import { useCodePlace } from '../../../use-code-place.ts';
import { ShowAsCode } from '#components/code/show-as-code.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import type { TransferPlan } from '#lib/transfer/transfer-plan.ts';

interface TransferCodeProps {
  /** Undefined while there is nothing to carry. */
  plan: TransferPlan | undefined;
  target: { connectionId: string; streamName: string } | undefined;
  subject?: string;
}

/** A replay or an import, as programs that do the like. */
export function TransferCode({ plan, target, subject }: TransferCodeProps) {
  const place = useCodePlace();
  const { id } = useConnection();
  return (
    <ShowAsCode
      subject={subject}
      lead="The console’s workers do it, with GetRecords and PutRecords, and keep a checkpoint. A program does it so."
      write={() =>
        plan && target && target.streamName !== ''
          ? transferSheet(
              plan,
              { streamName: target.streamName, isHere: target.connectionId === id },
              place,
            )
          : undefined
      }
    />
  );
}
