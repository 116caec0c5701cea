/** What the suite in VS Code measured, in milliseconds. It writes this as JSON into the file that a variable names. */
export interface EditorTimes {
  readonly activation: number;
  readonly keystrokes: readonly Keystroke[];
}

export interface Keystroke {
  readonly file: string;
  /** From the key, which goes by the window and back, to the published diagnostics. */
  readonly fromKey: number;
  /** From when the extension host hears of the change. */
  readonly fromChange: number;
}

/** The variable that names the file. */
export const resultsVariable = 'OPENMETADATA_SSO_BENCH_RESULTS';

/** How many characters are typed into each file. */
export const keystrokesVariable = 'OPENMETADATA_SSO_BENCH_KEYSTROKES';
