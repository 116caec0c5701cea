/**
 * How often a property is tried, and from which seed: in `npm test` the same tries each time, so that it fails for what
 * has changed. `npm run test:nightly` sets OPENMETADATA_SSO_RUNS and tries others; it prints the seed, with which
 * OPENMETADATA_SSO_SEED repeats a night.
 * @param usual how often in `npm test`
 * @param share of the nightly number, for properties whose single tries take longer
 */
export function runs(usual: number, share = 1): { readonly numRuns: number; readonly seed: number } {
  const { OPENMETADATA_SSO_RUNS: nightly, OPENMETADATA_SSO_SEED: given } = process.env;
  if (nightly === undefined) return { numRuns: usual, seed: Number(given ?? 1) };
  const numRuns = Math.max(usual, Math.round(Number(nightly) * share));
  const seed = Number(given ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`      ${numRuns.toString()} runs from seed ${seed.toString()}`);
  return { numRuns, seed };
}
