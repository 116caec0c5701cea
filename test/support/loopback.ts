import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import {
  createServer as createHttpServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server of a test's own on 127.0.0.1. */
export interface LoopbackServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export const serveHttp = (listener: RequestListener): Promise<LoopbackServer> =>
  serveWith(createHttpServer(listener), 'http');

/** With a certificate that nobody trusts, made for this run. */
export const serveHttps = (listener: RequestListener): Promise<LoopbackServer> =>
  serveWith(createHttpsServer(selfSigned(), listener), 'https');

/**
 * Stands between a test and a real server: every request passes, but for those that `intercept` answers itself
 * (it then returns true) or keeps waiting.
 */
export const serveProxy = (
  target: string,
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>,
): Promise<LoopbackServer> =>
  serveHttp((request, response) => {
    const forward = (intercepted: boolean): void => {
      if (!intercepted) passOn(target, request, response);
    };
    void Promise.resolve(intercept(request, response)).then(forward);
  });

/** Asks the target what was asked here, and hands its answer back as it is. */
export function passOn(target: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url = '/' } = request;
  const onward = httpRequest(target + url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

/** Lets a server listen on a port of its own on 127.0.0.1. */
export async function serveWith(server: Server, scheme: 'http' | 'https'): Promise<LoopbackServer> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server got no port.');
  return {
    url: `${scheme}://127.0.0.1:${address.port.toString()}`,
    port: address.port,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Node makes keys but no certificates. */
function selfSigned(): { readonly key: string; readonly cert: string } {
  const directory = mkdtempSync(join(tmpdir(), 'openmetadata-sso-tls-'));
  try {
    const key = join(directory, 'key.pem');
    const cert = join(directory, 'cert.pem');
    const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'];
    execFileSync('openssl', ['req', ...kind, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
