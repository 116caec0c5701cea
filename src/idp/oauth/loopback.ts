import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { pages, type AnswerPage } from './answerPage';
import { isUrl } from '../isUrl';
import { t } from '../../l10n/l10n';

/** The browser is back from the provider, and waits for a page. */
export interface Arrival {
  readonly parameters: URLSearchParams;
  /** Shows how it ended. The server ends with it. */
  readonly reply: (signedIn: boolean) => Promise<void>;
}

/** Waits on a port of this machine for the browser to come back (RFC 8252, 7.3). */
export interface Loopback {
  readonly redirectUri: string;
  /** The first request that knows the state. Any other is turned away, and does not end the wait. */
  readonly arrival: Promise<Arrival>;
  readonly close: () => void;
}

/** The path that the provider's client has registered, on whatever port. */
export const callbackPath = '/callback';

/** Opens a free port of 127.0.0.1: it is reached from this machine only. */
export async function listen(state: string): Promise<Result<Loopback, Failure>> {
  const server = createServer();
  try {
    const port = await portOf(server);
    const host = `127.0.0.1:${port.toString()}`;
    const arrival = new Promise<Arrival>((resolve) => {
      let arrived = false;
      server.on('request', (request, response) => {
        const parameters = arrived ? undefined : callbackOf(request, host);
        if (parameters === undefined) return void send(response, pages.nothing);
        if (!isSame(parameters.get('state') ?? '', state)) return void send(response, pages.stranger);
        arrived = true;
        resolve({
          parameters,
          async reply(signedIn) {
            await send(response, signedIn ? pages.done : pages.failed);
            end(server);
          },
        });
      });
    });
    return ok({
      redirectUri: `http://${host}${callbackPath}`,
      arrival,
      close: () => {
        end(server);
      },
    });
  } catch (error) {
    return err(noPort(error));
  }
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server got no port.'));
      else resolve(address.port);
    });
  });
}

/** A page of another site may send requests here under a name of its own, so the name counts as well. */
function callbackOf({ method, url = '', headers }: IncomingMessage, host: string): URLSearchParams | undefined {
  if (method !== 'GET' || headers.host !== host || !isUrl(url, `http://${host}`)) return undefined;
  const { pathname, searchParams } = new URL(url, `http://${host}`);
  return pathname === callbackPath ? searchParams : undefined;
}

function send(response: ServerResponse, { status, headers, html }: AnswerPage): Promise<void> {
  // Whoever has closed the page meanwhile is shown nothing, and is not waited for.
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.writeHead(status, headers).end(html);
  });
}

/** Takes as long for any guess of the right length. */
function isSame(guess: string, secret: string): boolean {
  const [a, b] = [Buffer.from(guess), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function end(server: Server): void {
  server.close();
  server.closeAllConnections();
}

const noPort = (error: unknown): Failure => ({
  kind: 'unexpected',
  message: t`This machine gives no port on which the browser could come back.`,
  ...(error instanceof Error ? { serverWords: error.message } : {}),
  nextStep: t`Sign in with a code instead.`,
});
