import type { ServerResponse } from 'node:http';
import { apiError, type Answer } from './answer';

/** Which requests: "POST" and a pattern of path and query. */
export interface On {
  readonly method: string;
  readonly path: RegExp;
}

/** Something that goes wrong on the way. */
export interface Fault {
  /** Any request, if absent. */
  readonly on?: On;
  /**
   * - `status`: an answer with this status and body, without asking the tenant;
   * - `hang`: no answer ever; `cut`: the connection breaks before the tenant hears of the request;
   * - `commit-then-cut`: the tenant does what it was asked, and the connection breaks before it can say so;
   * - `html`: a page where JSON is expected; `redirect`: to somewhere else.
   */
  readonly kind: 'status' | 'hang' | 'cut' | 'html' | 'redirect' | 'commit-then-cut';
  /** Default 503 for `status`, 200 for `html`, 302 for `redirect`. */
  readonly status?: number;
  /** Default an error of the Management API, or a page. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** How many requests meet it. Default 1. */
  readonly times?: number | 'forever';
}

export interface Faults {
  add(fault: Fault): void;
  /** The first fault in line that is meant for this request; it has then struck once. */
  next(asked: Place): Fault | undefined;
}

interface Place {
  readonly method: string;
  readonly path: string;
  readonly query: string;
}

export function faults(): Faults {
  let queue: readonly { readonly fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      const { times = 1 } = fault;
      queue = [...queue, { fault, left: times === 'forever' ? Infinity : times }];
    },
    next(asked) {
      const found = queue.find(({ fault: { on } }) => on === undefined || meets(on, asked));
      if (found === undefined) return undefined;
      found.left -= 1;
      queue = queue.filter(({ left }) => left > 0);
      return found.fault;
    },
  };
}

export const meets = ({ method, path }: On, asked: Place): boolean =>
  method === asked.method && path.test(asked.path + asked.query);

/** Does to an exchange what the fault says. @param answer asks the tenant @returns the answer that is sent, if any */
export function strike(fault: Fault, response: ServerResponse, answer: () => Answer): Answer | undefined {
  const { kind, status, body, headers = {} } = fault;
  switch (kind) {
    case 'status': {
      const failure = apiError(status ?? 503, 'A fault of the test.');
      return { ...failure, headers, ...(body === undefined ? {} : { json: body }) };
    }
    case 'html': {
      const html =
        typeof body === 'string' ? body : '<!doctype html><html><body>Please sign in to the network.</body></html>';
      return { status: status ?? 200, headers, html };
    }
    case 'redirect':
      return { status: status ?? 302, headers: { location: 'https://elsewhere.example/', ...headers } };
    case 'commit-then-cut':
      answer();
      response.destroy();
      return undefined;
    case 'cut':
      response.destroy();
      return undefined;
    case 'hang':
      return undefined;
  }
}
