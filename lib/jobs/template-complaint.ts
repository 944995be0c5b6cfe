import { compileTemplate, placeIn, TemplateError } from '#lib/jobs/template.ts';
import { templateWords } from '#lib/jobs/words.ts';

/** The words without their data: enough to say whether a template can be used. */
const bareWords = templateWords(() => {
  throw new Error('Records are made on the server.');
});

/** Why a template cannot be used, and where; undefined for one that can. */
export function templateComplaint(source: string): string | undefined {
  try {
    compileTemplate(source, bareWords);
    return undefined;
  } catch (error) {
    if (!(error instanceof TemplateError)) return String(error);
    return error.at === undefined
      ? error.message
      : `${placeIn(source, error.at)}: ${error.message}`;
  }
}
