import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { analyze } from '../../src/core/analyze';
import type { Finding, Severity } from '../../src/core/finding';
import { detectLens } from '../../src/core/formats/formats';
import type { Lens } from '../../src/core/formats/lens';
import { applyEdits } from '../../src/core/text/range';
import type { Applied, SetUpRequest } from '../../src/idp/change';
import type { ProviderId } from '../../src/idp/connection';
import { configureText } from '../../src/provisioning/configureText';
import { projectRoot } from './cache';
import { resolveSettings } from './omServer';
import { openMetadataNames } from './providerNames';
import type { SignInSettings } from './signIn';

export interface ConfiguredFile {
  readonly text: string;
  readonly settings: SignInSettings;
  /** What OpenMetadata would have if the file said something else. */
  readonly startWith: (text: string) => SignInSettings;
  /** What is wrong in the file, as "code: message". */
  readonly problems: (severities: readonly Severity[]) => readonly string[];
}

/**
 * Writes what a set-up has made into a sample file, as the wizard does, and starts OpenMetadata with the result.
 * @param sample from the project's folder on, or an absolute path
 */
export function configuredFile(
  sample: string,
  provider: ProviderId,
  { flow, openMetadataUrl, administrator }: SetUpRequest,
  { clientId, clientSecret, endpoints }: Applied<SetUpRequest>,
): ConfiguredFile {
  const text = readFileSync(resolve(projectRoot, sample), 'utf8');
  const lens = detectLens(basename(sample), text);
  assert.ok(lens !== undefined, `a lens for ${sample}`);
  const findings = (of: string): readonly Finding[] => analyze(lens, of).findings;
  const wanted = {
    ...openMetadataNames(provider),
    endpoints,
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    flow,
    openMetadataUrl,
    ...(administrator === undefined ? {} : { administrator }),
  };
  const configured = configureText(lens, text, wanted, findings);
  assert.ok(configured.ok, JSON.stringify(configured));
  const { edits, elsewhere } = configured.value;
  const after = applyEdits(text, edits);
  if (clientSecret !== undefined && keepsSecretsElsewhere(lens)) assert.ok(!after.includes(clientSecret));
  const startWith = (changed: string): SignInSettings => resolveSettings(lens, changed, elsewhere);
  const problems: ConfiguredFile['problems'] = (severities) =>
    findings(after)
      .filter(({ severity }) => severities.includes(severity))
      .map(({ code, message }) => `${code}: ${message}`);
  assert.deepEqual(problems(['error']), [], 'nothing that would keep users out is left in the file');
  return { text: after, settings: startWith(after), startWith, problems };
}

const keepsSecretsElsewhere = ({ id }: Lens): boolean => id !== 'env-file';
