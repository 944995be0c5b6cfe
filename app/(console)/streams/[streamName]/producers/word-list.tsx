'use client';

import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { fakes } from '#lib/jobs/fakes.ts';

const special: readonly [string, string][] = [
  ['{{now}}', 'the time, as in 2026-11-22T20:16:05.123Z; {{now.ms}} in milliseconds since 1970'],
  ['{{key}}', 'the partition key of the record'],
  ['{{n}}', 'the number of the record in this run, from 1'],
  ['{{id}}', 'an id of the record, the same each time it is sent: duplicates show by it'],
  ['{{seq}}', 'the how-manieth record of its key it is, where keys take turns; else 1'],
  ['{{number 1 6}}', 'a whole number, both ends included'],
  ['{{decimal 18 26 2}}', 'a number with two decimal places'],
  ['{{pick cart|pay|leave}}', 'one of these'],
  ['{{text 100}}', 'so many letters, for records of a size'],
];

/** All placeholders that there are. */
export const WordList = () => (
  <ExpandableSection headerText="Placeholders" variant="footer">
    <SpaceBetween size="s">
      <Box fontSize="body-s">
        Within quotes a value is written as text, elsewhere as JSON: "n": {'{{n}}'} gives a number.
      </Box>
      <dl style={{ margin: 0, fontSize: 12, lineHeight: '18px' }}>
        {special.map(([word, meaning]) => (
          <div key={word} style={{ display: 'flex', flexWrap: 'wrap', gap: '0 8px' }}>
            <dt>
              <Box variant="code">{word}</Box>
            </dt>
            <dd style={{ margin: 0 }}>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Box fontSize="body-s">
        Made-up data:{' '}
        {Object.keys(fakes).map((name) => (
          <span key={name}>
            <Box variant="code">{`{{${name}}}`}</Box>{' '}
          </span>
        ))}
      </Box>
    </SpaceBetween>
  </ExpandableSection>
);
