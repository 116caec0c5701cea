import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../src/core/analyze';
import { detectLens } from '../../src/core/formats/formats';
import { ok } from '../../src/core/result';
import { codeOf } from '../../src/idp/check';
import type { Session } from '../../src/idp/provider';
import { checkSignIn, type CheckReport, type CheckServices } from '../../src/provisioning/checks/checkSignIn';
import { providers } from '../../src/provisioning/providers';

export const read = (text: string, name = 'openmetadata.yaml'): Analysis => {
  const lens = detectLens(name, text);
  assert.ok(lens !== undefined, `${name} is one of ours`);
  return analyze(lens, text);
};

export const noConnection: CheckServices = {
  providers,
  connections: { list: () => [], session: () => assert.fail('no connection is opened') },
};

/** As if this session were the user's one connection. */
export const connected = (session: Session): CheckServices => ({
  providers,
  connections: { list: () => [session.profile], session: () => Promise.resolve(ok(session)) },
});

/** Checks a file. @param secret must be nowhere in what the check says */
export async function checkFile(
  text: string,
  services: CheckServices,
  secret: string,
  name?: string,
): Promise<CheckReport> {
  const report = await checkSignIn(read(text, name).view, services, new AbortController().signal);
  assert.ok(report.ok, JSON.stringify(report));
  assert.ok(!JSON.stringify(report).includes(secret), 'no secret in what a check says');
  return report.value;
}

/** The codes of what failed, once each, in order. */
export const faultsOf = ({ outcomes }: CheckReport): readonly string[] =>
  [...new Set(outcomes.filter(({ state }) => state === 'failed').map(codeOf))].sort();
