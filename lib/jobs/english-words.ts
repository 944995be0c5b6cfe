import { faker } from '@faker-js/faker/locale/en';
import { templateWords } from '#lib/jobs/words.ts';

/** The words with their data, in English. On the server and in workers only: the data are large. */
export const englishWords = templateWords(() => faker);
