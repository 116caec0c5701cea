// Writes the codes of all rules into the manifest's setting `openmetadataSso.rules`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSettings } from './ruleSettings';

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Record<string, object> } };
}

const file = join(import.meta.dirname, '../package.json');
const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
const { properties } = manifest.contributes.configuration;
properties['openmetadataSso.rules'] = { ...properties['openmetadataSso.rules'], properties: ruleSettings() };
writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
