/** One way to do what a control does: a program, a sentence where there is none, or both. */
export interface CodeTab {
  id: string;
  /** “AWS CLI”. */
  label: string;
  text?: string;
  /** What is different, what must be there first, or why there is no program. */
  note?: string;
}

/** The same thing in each language, at least one of them. */
export type CodeSheet = readonly CodeTab[];

/** What a control does that calls nobody: the console keeps it itself. */
export const ownSheet = (note: string): CodeSheet => [{ id: 'none', label: 'No call', note }];
