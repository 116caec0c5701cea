/** The requests that go out while something runs, as "POST /admin/realms". */
export async function requestsOf(run: () => Promise<void>): Promise<readonly string[]> {
  const seen: string[] = [];
  await withFetch((request, send) => {
    seen.push(request);
    return send();
  }, run);
  return seen;
}

/** Those of them that change something at Keycloak. */
export const writesOf = async (run: () => Promise<void>): Promise<readonly string[]> =>
  (await requestsOf(run)).filter((request) => /^(?:POST|PUT|DELETE) \/admin\//.test(request));

/** Breaks the connection of the first request that fits, before it reaches Keycloak or before the answer comes back. */
export async function cutOff<T>(write: RegExp, reaches: boolean, run: () => Promise<T>): Promise<T> {
  let armed = true as boolean;
  const outcome = await withFetch(async (request, send) => {
    if (!armed || !write.test(request)) return send();
    armed = false;
    if (reaches) await send();
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('cut off'), { code: 'ECONNRESET' }) });
  }, run);
  if (armed) throw new Error(`No request fits ${write.source}.`);
  return outcome;
}

async function withFetch<T>(
  onRequest: (request: string, send: () => Promise<Response>) => Promise<Response>,
  run: () => Promise<T>,
): Promise<T> {
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    return onRequest(`${init?.method ?? 'GET'} ${pathname}${search}`, () => real(input, init));
  };
  try {
    return await run();
  } finally {
    globalThis.fetch = real;
  }
}
