import { expect, test } from 'vitest';
import { compileTemplate } from '#lib/jobs/template.ts';
import { templateGallery } from '#lib/jobs/template-gallery.ts';
import { templateWords } from '#lib/jobs/words.ts';

test.each(templateGallery)('$name can be used', ({ template }) => {
  const compiled = compileTemplate(template, templateWords());
  const text = compiled.render({ nowMs: 0, number: 1, partitionKey: 'user-1' });
  expect(text).not.toContain('{{');
  if (compiled.isJson) expect(() => JSON.parse(text) as unknown).not.toThrow();
});
