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
