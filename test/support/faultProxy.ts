import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { serveWith, type LoopbackServer } from './loopback';

/** One request that has come to the proxy, and what can become of it. */
export interface Exchange {
  /** "POST /admin/realms/Data-sec/clients". */
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  /** To the server, and its answer back. */
  pass(): Promise<void>;
  /** To the server, which does its part; its answer is kept from the caller. Resolves to its status. */
  reach(): Promise<number>;
  /** To the server, and half of its answer back; then the connection breaks. */
  halve(): Promise<void>;
  /** An answer that the server knows nothing of. */
  answer(status: number, headers: Readonly<Record<string, string>>, body: string): void;
  /** Breaks the TCP connection. */
  cut(): void;
}

/** What happens to a request on its way. Does nothing: the request hangs. */
export type Fault = (exchange: Exchange) => void | Promise<void>;

/** Stands between a test and a real server and lets everything pass until it is told to strike. */
export interface FaultProxy extends LoopbackServer {
  /** The requests since the last call of `strike` or `calm`, as "GET /admin/realms". */
  readonly seen: readonly string[];
  /** Whether the fault has met a request. */
  readonly struck: boolean;
  /** Counts from now on: the `nth` request (the first is 1) meets the fault, and with `onwards` all that follow do. */
  strike(fault: Fault, nth: number, options?: { readonly onwards?: boolean }): void;
  /** Lets everything pass again, and counts from now on. */
  calm(): void;
}

/** The connection breaks before the server has heard of the request. */
export const lostRequest: Fault = (exchange) => {
  exchange.cut();
};

/** The server does what it was asked, and the connection breaks before it can say so. */
export const lostAnswer: Fault = async (exchange) => {
  await exchange.reach();
  exchange.cut();
};

/** The connection breaks in the middle of the answer. */
export const halfAnswer: Fault = (exchange) => exchange.halve();

/** Nothing ever comes back. `onHang` hears when it begins. */
export const hang =
  (onHang: () => void = () => undefined): Fault =>
  () => {
    onHang();
  };

/** Something else answers. */
export const answerWith =
  (status: number, headers: Readonly<Record<string, string>>, body: string): Fault =>
  (exchange) => {
    exchange.answer(status, headers, body);
  };

/** Something happens at the server just before the request gets there. */
export const meanwhile =
  (happens: () => Promise<unknown>): Fault =>
  async (exchange) => {
    await happens();
    await exchange.pass();
  };

/**
 * @param target the server, "http://127.0.0.1:8080"
 * @param onAnswer hears what the server answered: "POST /admin/realms", and the body as text
 */
export async function faultProxy(
  target: string,
  onAnswer: (line: string, body: string) => void = () => undefined,
): Promise<FaultProxy> {
  let seen: string[] = [];
  let planned: { readonly fault: Fault; readonly nth: number; readonly onwards: boolean } | undefined;
  let struck = false;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const line = `${request.method ?? ''} ${request.url ?? ''}`;
    const nth = seen.push(line);
    // Decided now: the fault may be over by the time that the body is there.
    const meets = planned !== undefined && (nth === planned.nth || (planned.onwards && nth > planned.nth));
    const fault = meets ? planned?.fault : undefined;
    if (fault !== undefined) struck = true;
    const exchange = exchangeOf(line, request, response, await sending(target, request, onAnswer));
    await (fault === undefined ? exchange.pass() : fault(exchange));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const begin = (next: typeof planned): void => {
    seen = [];
    struck = false;
    planned = next;
  };
  return {
    ...(await serveWith(server, 'http')),
    get seen() {
      return seen;
    },
    get struck() {
      return struck;
    },
    strike(fault, nth, { onwards = false } = {}) {
      begin({ fault, nth, onwards });
    },
    calm() {
      begin(undefined);
    },
  };
}

function exchangeOf(
  line: string,
  request: IncomingMessage,
  response: ServerResponse,
  ask: () => Promise<Answer>,
): Exchange {
  const cut = (): void => {
    request.socket.destroy();
  };
  return {
    line,
    headers: request.headers,
    async pass() {
      const { status, headers, content } = await ask();
      response.writeHead(status, headers).end(content);
    },
    async reach() {
      return (await ask()).status;
    },
    async halve() {
      const { status, headers, content } = await ask();
      // An answer without a body breaks in the middle of its head.
      if (content.length < 2) request.socket.write(`HTTP/1.1 ${status.toString()} `);
      else response.writeHead(status, { ...headers, 'content-length': content.length.toString() });
      if (content.length >= 2) response.write(content.subarray(0, content.length / 2));
      request.socket.end();
      request.socket.destroySoon();
    },
    answer(status, headers, text) {
      response.writeHead(status, headers).end(text);
    },
    cut,
  };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly content: Buffer;
}

/** Reads the request, and says how to send it on. */
async function sending(
  target: string,
  request: IncomingMessage,
  onAnswer: (line: string, body: string) => void,
): Promise<() => Promise<Answer>> {
  const body = await bodyOf(request);
  return async () => {
    const answer = await send(target, request, body);
    onAnswer(`${request.method ?? ''} ${request.url ?? ''}`, answer.content.toString());
    return answer;
  };
}

async function send(
  target: string,
  { method, url = '/', headers: sent }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  const onward = httpRequest(target + url, { method, headers: sent, agent: false });
  onward.end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  const ofTheWay = new Set(['transfer-encoding', 'connection', 'keep-alive']);
  const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !ofTheWay.has(name)));
  return { status: answer.statusCode ?? 502, headers, content: await bodyOf(answer) };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
