import type { On } from './faults';
import { meets } from './faults';

/** One request as it came, and what became of it. */
export interface Asked {
  readonly method: string;
  /** Without the query: "/api/v2/clients". */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  /** As text; empty if there is none. */
  readonly body: string;
  /** 0 as long as it is unanswered, and where it never will be. */
  readonly status: number;
}

export interface Recorder {
  readonly requests: readonly Asked[];
  readonly violations: readonly string[];
  /** @returns what notes the status */
  note(asked: Omit<Asked, 'status'>): (status: number) => void;
  violation(text: string): void;
  arrival(on: On): Promise<void>;
}

export function recorder(): Recorder {
  const requests: Asked[] = [];
  const violations: string[] = [];
  let waiting: readonly { readonly on: On; readonly resolve: () => void }[] = [];
  return {
    requests,
    violations,
    note(asked) {
      const entry = { ...asked, status: 0 };
      requests.push(entry);
      const arrived = waiting.filter(({ on }) => meets(on, asked));
      waiting = waiting.filter((each) => !arrived.includes(each));
      for (const { resolve } of arrived) resolve();
      return (status) => {
        entry.status = status;
      };
    },
    violation(text) {
      violations.push(text);
    },
    arrival: (on) =>
      new Promise((resolve) => {
        waiting = [...waiting, { on, resolve }];
      }),
  };
}
