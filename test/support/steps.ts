/**
 * Inside a `describe` whose tests build on each other: after the first that fails, the rest of them is skipped.
 * Mocha's own `bail` would also skip every later suite that asks for it.
 */
export function stopAtFirstFailure(): void {
  let failed = false;
  beforeEach(function () {
    if (failed) this.skip();
  });
  afterEach(function () {
    failed ||= this.currentTest?.state === 'failed';
  });
}

/** Inside a `describe`: what is put into the list is stopped after its tests, the last first. */
export function stopAfterwards(): (() => Promise<unknown>)[] {
  const stops: (() => Promise<unknown>)[] = [];
  after(async function () {
    this.timeout(120_000);
    for (const stop of stops.reverse()) await stop();
  });
  return stops;
}
