import assert from 'node:assert/strict';
import { startAuth0Double, type Auth0Double, type Auth0DoubleOptions } from '../../support/auth0Double/auth0Double';

/** Runs something with a double of its own, which must not have answered or been asked what Auth0's OpenAPI refuses. */
export async function withDouble(
  run: (double: Auth0Double) => Promise<void>,
  options: Auth0DoubleOptions = {},
): Promise<void> {
  const double = await startAuth0Double(options);
  try {
    await run(double);
    assert.deepEqual(double.violations, []);
  } finally {
    await double.stop();
  }
}
