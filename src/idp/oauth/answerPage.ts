import { createHash } from 'node:crypto';
import { t } from '../../l10n/l10n';

/** A page of the loopback server, with the headers that keep it to itself. */
export interface AnswerPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

/** The language of these texts, by which a browser reads them aloud: `de` in the German translation. */
const language = t`en`;

/** What the browser shows once it is back from the provider. Holds nothing of what came with it. */
export const pages = {
  done: page(200, t`You are signed in`, t`Close this page and go back to Visual Studio Code.`),
  failed: page(200, t`Sign-in did not work`, t`Close this page: Visual Studio Code says why.`),
  stranger: page(400, t`This is not the sign-in that is waited for`, t`Close this page and use the newest one.`),
  nothing: page(404, t`There is nothing here`, t`Close this page.`),
} as const;

function page(status: number, title: string, text: string): AnswerPage {
  // The address bar and the history are not to keep the code, used up as it is.
  const script = "history.replaceState(null, '', '/callback')";
  const style = `body{font:16px/1.5 system-ui,sans-serif;margin:20vh auto;max-width:30em;padding:0 1em;color-scheme:light dark}`;
  const policy = `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(style)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta name="color-scheme" content="light dark"><title>${title}</title><style>${style}</style></head>`,
    `<body><h1>${title}</h1><p>${text}</p><script>${script}</script></body></html>`,
  ].join('');
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  };
  return { status, headers, html };
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
