import assert from 'node:assert/strict';
import type { ChangeRequest, Plan } from '../../../src/idp/change';
import type { Session } from '../../../src/idp/provider';
import { admin, freshRealm, storedClient, type Json } from '../arrange';
import { calm, planOf, valueOf } from '../sessions';

import { writesOf } from '../requests';

/** A realm with a client like OpenMetadata's, to which others have added what we know nothing of. */
export async function realmWithClient(
  settings: Json = {},
): Promise<{ readonly realm: string; readonly clientId: string }> {
  const realm = await freshRealm();
  const clientId = 'open-metadata';
  await admin('POST', `/${realm}/clients`, {
    clientId,
    rootUrl: 'https://om.acme.example/',
    redirectUris: ['https://om.acme.example/callback', 'https://om.acme.example/silent-callback'],
    webOrigins: ['https://om.acme.example'],
    serviceAccountsEnabled: true,
    authorizationServicesEnabled: true,
    consentRequired: true,
    attributes: { 'access.token.lifespan': '77', 'post.logout.redirect.uris': 'https://om.acme.example/' },
    protocolMappers: [
      {
        name: 'theirs',
        protocol: 'openid-connect',
        protocolMapper: 'oidc-hardcoded-claim-mapper',
        config: { 'claim.name': 'team', 'claim.value': 'data' },
      },
    ],
    ...settings,
  });
  return { realm, clientId };
}

/** The steps of a plan, each as its kind and what it is about. */
export const steps = ({ steps: planned }: Plan): readonly string[] => planned.map(({ id, kind }) => `${kind} ${id}`);

export const without = (object: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** What somebody else configured, and we must not touch. */
export async function theirs(realm: string, clientId: string): Promise<Json> {
  const client = await storedClient(realm, clientId);
  const resources = await admin('GET', `/${realm}/clients/${client.id}/authz/resource-server/resource`);
  const own = ['enabled', 'standardFlowEnabled', 'implicitFlowEnabled', 'directAccessGrantsEnabled'];
  const lists = ['redirectUris', 'webOrigins', 'attributes'];
  const attributes = without(client['attributes'] as Json, ['post.logout.redirect.uris', 'pkce.code.challenge.method']);
  return { ...without(client, [...own, ...lists]), attributes, resources };
}

/** Applies, then plans and applies again: that finds nothing to do, and writes nothing. */
export async function twice(session: Session, request: ChangeRequest): Promise<Plan> {
  const plan = await planOf(session, request);
  valueOf(await session.apply(plan, () => undefined, calm));
  const again = await planOf(session, request);
  assert.ok(
    again.steps.every(({ kind }) => kind === 'keep'),
    JSON.stringify(again.steps),
  );
  assert.deepEqual(again.warnings, []);
  const writes = await writesOf(async () => {
    valueOf(await session.apply(again, () => undefined, calm));
    // The first plan too has nothing left to do.
    valueOf(await session.apply(plan, () => undefined, calm));
  });
  assert.deepEqual(
    writes.filter((write) => !/^POST .*\/users\/?$/.test(write)),
    [],
  );
  return plan;
}
