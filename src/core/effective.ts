import type { EffectiveConfiguration } from './effective/effectiveConfiguration';
import type { Refusal } from './effective/refusal';
import { refusalsOf } from './effective/refusals';
import { treeOf } from './effective/tree';
import type { Lens, Surroundings } from './formats/lens';
import { readView } from './readView';
import { err, ok, type Result } from './result';

/**
 * The sign-in configuration as a server would hold it that starts with this file and these surroundings: for variables on
 * top of the defaults that ship, for the chart's values on top of the chart's. What cannot be known says where it comes
 * from (`<from OIDC_CLIENT_SECRET>`), secrets are masked. Where the server would refuse to start: why, in text order.
 */
export function effectiveConfiguration(
  lens: Lens,
  text: string,
  surroundings: Surroundings = {},
  { showSecrets = false }: { readonly showSecrets?: boolean } = {},
): Result<EffectiveConfiguration, readonly Refusal[]> {
  const view = readView(lens, text, surroundings);
  const refusals = refusalsOf(view, text, surroundings);
  return refusals.length > 0 ? err(refusals) : ok(treeOf(view, text, showSecrets));
}
