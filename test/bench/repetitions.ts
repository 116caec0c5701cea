import type { KeycloakRepetitions } from './keycloak';

/** How often things are repeated. */
export interface Repetitions {
  /** Counted edits of the usual file, by us and by yaml-language-server: tens. */
  readonly edits: Edits;
  readonly longEdits: Edits;
  readonly stdioEdits: number;
  /** Starts of a process. */
  readonly starts: number;
  /** Edits between two looks at the heap. */
  readonly edited: number;
  readonly keycloak: KeycloakRepetitions;
  /** VS Code windows, and keys in each file in each of them. Absent: no VS Code is started. */
  readonly editor?: { readonly windows: number; readonly keystrokes: number };
}

interface Edits {
  readonly ours: number;
  readonly theirs: number;
}

export const full: Repetitions = {
  edits: { ours: 400, theirs: 100 },
  longEdits: { ours: 200, theirs: 20 },
  stdioEdits: 30,
  starts: 7,
  edited: 500,
  keycloak: { setUps: 5, clients: 2000 },
  editor: { windows: 3, keystrokes: 30 },
};

export const short: Repetitions = {
  edits: { ours: 200, theirs: 20 },
  longEdits: { ours: 60, theirs: 10 },
  stdioEdits: 6,
  starts: 2,
  edited: 500,
  keycloak: { setUps: 1, clients: 200 },
};
