'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { modeOf, type StreamInfo } from './stream-info.ts';
import { DeleteStream } from '../../delete-stream.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';

interface DeletePanelProps {
  stream: StreamInfo;
  /** Generators of this console that write into it. */
  generators: number;
}

export function DeletePanel({ stream, generators }: DeletePanelProps) {
  const capability = streamCan.delete(useConnection(), stream);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button
              disabled={!capability.can}
              {...(!capability.can && { disabledReason: capability.reason })}
              onClick={() => setIsOpen(true)}
            >
              Delete stream
            </Button>
          }
        >
          Delete
        </Header>
      }
    >
      <Box>The stream goes with all of its records, shards and consumers, for good.</Box>
      {isOpen && (
        <DeleteStream
          stream={{
            name: stream.StreamName ?? '',
            status: stream.StreamStatus ?? '',
            mode: modeOf(stream),
            createdMs: stream.StreamCreationTimestamp?.getTime(),
          }}
          generators={generators}
          onClose={() => setIsOpen(false)}
        />
      )}
    </Container>
  );
}
