import { STATUS_CODES } from 'node:http';

/** What goes back to the caller. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as a page. */
  readonly html?: string;
}

/** An error of the Management API, as recorded: `{statusCode, error, message, errorCode}`. */
export const apiError = (status: number, message: string, errorCode?: string): Answer => ({
  status,
  json: {
    statusCode: status,
    error: STATUS_CODES[status] ?? 'Error',
    message,
    ...(errorCode === undefined ? {} : { errorCode }),
  },
});

/** An error of the Authentication API, as OAuth 2.0 shapes it. */
export const oauthError = (status: number, error: string, description: string): Answer => ({
  status,
  json: { error, error_description: description },
});

export const page = (status: number, title: string, body: string): Answer => ({
  status,
  html: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`,
});

export const redirect = (location: string): Answer => ({ status: 302, headers: { location } });
