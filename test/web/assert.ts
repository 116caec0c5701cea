/** As much of Node's strict assertions as tests use that run in a browser, too. */
class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

type Message = string | Error;

function fail(said: Message | undefined, otherwise: string): never {
  throw said instanceof Error ? said : new AssertionError(said === undefined ? otherwise : `${said}: ${otherwise}`);
}

/** Keys in one order, bytes as numbers, what JSON would drop by its name. */
const pictureOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (part === undefined) return '(undefined)';
    if (part instanceof Uint8Array || part instanceof Map || part instanceof Set)
      return Array.from(part as Iterable<unknown>);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part as unknown;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });

const ok = (value: unknown, message?: Message): void => {
  if (!value) fail(message, `${pictureOf(value)} is not truthy`);
};

const textOf = (cause: unknown): string => (cause instanceof Error ? cause.toString() : pictureOf(cause));

const matches = (cause: unknown, expected: unknown): boolean =>
  !(expected instanceof RegExp) || expected.test(textOf(cause));

export default Object.assign(ok, {
  ok,
  equal(actual: unknown, expected: unknown, message?: Message): void {
    if (!Object.is(actual, expected)) fail(message, `${pictureOf(actual)} is not ${pictureOf(expected)}`);
  },
  notEqual(actual: unknown, expected: unknown, message?: Message): void {
    if (Object.is(actual, expected)) fail(message, `${pictureOf(actual)} is what it must not be`);
  },
  deepEqual(actual: unknown, expected: unknown, message?: Message): void {
    const [is, wanted] = [pictureOf(actual), pictureOf(expected)];
    if (is !== wanted) fail(message, `${is} is not ${wanted}`);
  },
  notDeepEqual(actual: unknown, expected: unknown, message?: Message): void {
    if (pictureOf(actual) === pictureOf(expected)) fail(message, `${pictureOf(actual)} is what it must not be`);
  },
  match(text: string, pattern: RegExp, message?: Message): void {
    if (!pattern.test(text)) fail(message, `${JSON.stringify(text)} does not match ${pattern.toString()}`);
  },
  doesNotMatch(text: string, pattern: RegExp, message?: Message): void {
    if (pattern.test(text)) fail(message, `${JSON.stringify(text)} matches ${pattern.toString()}`);
  },
  async rejects(promise: Promise<unknown>, expected?: unknown, message?: Message): Promise<void> {
    let cause: unknown;
    try {
      await promise;
    } catch (thrown) {
      cause = thrown;
      if (matches(thrown, expected)) return;
    }
    fail(message, cause === undefined ? 'it does not reject' : `it rejects with ${textOf(cause)}`);
  },
});
