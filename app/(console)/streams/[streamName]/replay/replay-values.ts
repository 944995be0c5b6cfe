import type { ChosenTarget } from './target-fields.tsx';
import { fieldErrors } from '#lib/field-errors.ts';
import type { TransferPlan, TransferSource } from '#lib/transfer/transfer-plan.ts';
import { type TransferRequest, transferRequestSchema } from '#lib/transfer/transfer-request.ts';

/** What a person enters, as it stands in the fields. */
export interface ReplayValues {
  target: ChosenTarget;
  keys: TransferPlan['keys']['kind'];
  template: string;
  pace: TransferPlan['pace']['kind'];
  factor: string;
  transform: string;
  keepsOrder: boolean;
  confirmsSameStream: boolean;
}

export const emptyReplay = (connectionId: string): ReplayValues => ({
  target: { connectionId, streamName: '' },
  keys: 'original',
  template: '',
  pace: 'original',
  factor: '1',
  transform: '',
  keepsOrder: true,
  confirmsSameStream: false,
});

export interface ReplayFieldsProps {
  values: ReplayValues;
  errors: Readonly<Record<string, string>>;
  onChange: (changes: Partial<ReplayValues>) => void;
}

export function requestOf(values: ReplayValues, source: TransferSource): TransferRequest {
  const { target, template, transform, keepsOrder, confirmsSameStream } = values;
  return {
    target,
    confirmsSameStream,
    plan: {
      source,
      keys: values.keys === 'template' ? { kind: 'template', template } : { kind: values.keys },
      pace:
        values.pace === 'fast'
          ? { kind: 'fast' }
          : { kind: 'original', factor: Number(values.factor) },
      transform,
      keepsOrder,
    },
  };
}

/** By the field that is wrong. */
export function replayErrors(values: ReplayValues, source: TransferSource) {
  const found = fieldErrors(transferRequestSchema, requestOf(values, source));
  const errors: Record<string, string> = {};
  for (const [path, message] of Object.entries(found)) errors[fieldOf(path)] ??= message;
  return errors;
}

const fieldOf = (path: string): string => {
  if (path.startsWith('target')) return 'target';
  if (path.startsWith('plan.keys')) return 'template';
  if (path.startsWith('plan.pace')) return 'factor';
  return path.split('.')[1] ?? path;
};
