'use client';

import Box from '@cloudscape-design/components/box';
import TreeView from '@cloudscape-design/components/tree-view';
import { useMemo, useState } from 'react';
import { childNodes, firstOpen, type JsonNode, rootNode } from '#components/records/json-nodes.ts';

/** JSON with its objects and lists to open and close. */
export function JsonTree({ value }: { value: unknown }) {
  const root = useMemo(() => rootNode(value), [value]);
  const [open, setOpen] = useState<readonly string[]>(() => firstOpen(root));
  return (
    <TreeView<JsonNode>
      ariaLabel="Data as a tree"
      items={childNodes(root) ?? [root]}
      getItemId={({ id }) => id}
      getItemChildren={childNodes}
      renderItem={(node) => ({
        content: <NodeLine node={node} />,
        announcementLabel: `${node.name ?? ''} ${node.text}`,
      })}
      expandedItems={open}
      onItemToggle={({ detail: { id, expanded } }) =>
        setOpen((current) => (expanded ? [...current, id] : current.filter((item) => item !== id)))
      }
      connectorLines="vertical"
    />
  );
}

function NodeLine({ node: { name, kind, text } }: { node: JsonNode }) {
  const isBranch = kind === 'list' || kind === 'object' || kind === 'more';
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      {name !== undefined && (
        <Box variant="span" color="text-body-secondary">
          {name}:{' '}
        </Box>
      )}
      {isBranch ? (
        <Box variant="span" color="text-body-secondary">
          {text}
        </Box>
      ) : (
        <Box variant="span">{text}</Box>
      )}
    </span>
  );
}
