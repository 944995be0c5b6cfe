import { expect, test } from 'vitest';
import { compileTemplate } from '#lib/jobs/template.ts';
import { templateGallery } from '#lib/jobs/template-gallery.ts';
import { englishWords } from '#lib/jobs/english-words.ts';

test.each(templateGallery)('$name can be used', ({ template }) => {
  const compiled = compileTemplate(template, englishWords);
  const text = compiled.render({
    nowMs: 0,
    number: 1,
    partitionKey: 'user-1',
    turn: 1,
    startedMs: 0,
  });
  expect(text).not.toContain('{{');
  if (compiled.isJson) expect(() => JSON.parse(text) as unknown).not.toThrow();
});
