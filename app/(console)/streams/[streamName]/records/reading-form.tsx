'use client';

import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { memo, type ReactNode, useState } from 'react';
import { BeginningFields } from './beginning-fields.tsx';
import { Field } from './choice-select.tsx';
import { EndFields } from './end-fields.tsx';
import { isLive } from './reading-query.ts';
import { ReadingOptions } from './reading-options.tsx';
import type { ReadingChoice } from './search-params.ts';
import { ShardFields } from './shard-fields.tsx';
import { plural } from '#lib/format/count.ts';
import type { RecordPlace } from '#lib/records/record-query.ts';

interface ReadingFormProps {
  streamName: string;
  initial: ReadingChoice;
  shards: readonly { shardId: string; isOpen: boolean }[];
  /** JSON paths that were seen. */
  paths: readonly string[];
  /** A record to try a filter on; absent while there is none. */
  sampleOf: (() => RecordPlace | undefined) | undefined;
  isReading: boolean;
  onRead: (choice: ReadingChoice) => void;
}

/** The choice of what to read, as a sentence. Nothing is read before it is asked for. A tail does not render it again. */
export const ReadingForm = memo(function ReadingForm(props: ReadingFormProps) {
  const { streamName, initial, shards, paths, sampleOf, isReading, onRead } = props;
  const [choice, setChoice] = useState(initial);
  const set = (changes: Partial<ReadingChoice>) =>
    setChoice((before) => ({ ...before, ...changes }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onRead(choice);
      }}
    >
      <SpaceBetween size="s">
        {choice.only.length > 0 ? (
          <Row>
            <span>{`Show only the ${plural(choice.only.length, 'record')} that ${choice.only.length === 1 ? 'was' : 'were'} picked.`}</span>
            <Button formAction="none" onClick={() => onRead({ ...choice, only: [] })}>
              Show the stream again
            </Button>
          </Row>
        ) : (
          <Row>
            <BeginningFields choice={choice} onChange={set} />
            <EndFields choice={choice} onChange={set} />
            <ShardFields choice={choice} shards={shards} onChange={set} />
          </Row>
        )}
        <Row>
          <Field width={320}>
            <FormField label="Containing">
              <Input
                value={choice.find}
                type="search"
                placeholder="any key or data"
                clearAriaLabel="Clear the text"
                onChange={({ detail }) => set({ find: detail.value })}
              />
            </FormField>
          </Field>
          <Button
            variant="primary"
            formAction="submit"
            // A tail may be begun anew at any time; and what turns all the while costs every frame.
            loading={isReading && !isLive(initial)}
            loadingText="Reading"
          >
            {isLive(choice) ? 'Tail' : 'Read'}
          </Button>
        </Row>
        <ReadingOptions
          streamName={streamName}
          choice={choice}
          onChange={set}
          paths={paths}
          sampleOf={sampleOf}
        />
      </SpaceBetween>
    </form>
  );
});

const Row = ({ children }: { children: ReactNode }) => (
  <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'end' }}>
    {children}
  </div>
);
