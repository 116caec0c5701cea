import assert from 'node:assert/strict';
import type { Result } from '../../../src/core/result';
import type { Plan } from '../../../src/idp/change';
import type { Failure } from '../../../src/idp/failure';
import type { Session } from '../../../src/idp/provider';
import { faultProxy, type FaultProxy } from '../../support/faultProxy';
import { admin, freshName } from '../arrange';
import { keycloakServer } from '../hooks';
import { onEveryGround as onEveryGroundOf } from '../../support/grounds';
import { calm, planOf, provider, recordingHost, valueOf } from '../sessions';
import { added, bystanders, comparable, realmState, type RealmState } from './realmState';
import { scenarios, type Scenario } from './scenarios';

/** A realm with things of others in it, and a sessions whose every request a fault may meet. */
export interface Ground {
  readonly proxy: FaultProxy;
  /** The requests that applying makes when nothing disturbs it. */
  readonly requests: readonly string[];
  /** Puts the realm back to how the change begins, and plans. */
  begin(): Promise<Round>;
  end(): Promise<void>;
}

/** One try of the change. */
export interface Round {
  readonly realm: string;
  readonly plan: Plan;
  apply(signal?: AbortSignal): Promise<Result<unknown, Failure>>;
  /** Signs in anew and applies the same plan. */
  applyAgain(): Promise<Result<unknown, Failure>>;
  /** Plans anew and applies that. */
  planAgain(): Promise<Result<unknown, Failure>>;
  /** Fails unless the change is made, once, and nothing of others has changed. */
  expectDone(applied: unknown): Promise<void>;
}

/** Signs in through a proxy, as often as it is called. */
export type Opening = (url: string) => Promise<() => Promise<Session>>;

/** One session of the server's administrator, taken up again each time: nothing is known from before. */
const asAdministrator: Opening = async (url) => {
  const first = await signInAsAdministrator(url);
  return async () => valueOf(await provider.reconnect(first.profile, first.credential ?? '', recordingHost(), calm));
};

export async function signInAsAdministrator(url: string): Promise<Session> {
  const { adminUser: username, adminPassword: password } = keycloakServer();
  return valueOf(
    await provider.connect(url, 'password', { realm: 'master', username, password }, recordingHost(), calm),
  );
}

/** Makes the ground for a scenario, and carries it out once without a fault. */
export async function groundFor(scenario: Scenario, opening: Opening = asAdministrator): Promise<Ground> {
  const proxy = await faultProxy(keycloakServer().url);
  const open = await opening(proxy.url);
  const shared = scenario.makesRealm === true ? undefined : await realmOfOthers();
  let expected: unknown;

  const begin = async (): Promise<Round> => {
    proxy.calm();
    const realm = shared?.realm ?? freshName('Data-sec');
    if (shared !== undefined) await restore(shared);
    await scenario.arrange?.(realm);
    const session = await open();
    const plan = await planOf(session, scenario.request(realm));
    proxy.calm();
    return {
      realm,
      plan,
      apply: (signal = calm) => session.apply(plan, () => undefined, signal),
      applyAgain: async () => (await open()).apply(plan, () => undefined, calm),
      planAgain: async () => session.apply(await planOf(session, scenario.request(realm)), () => undefined, calm),
      async expectDone(applied) {
        const state = await realmState(realm);
        expected ??= comparable(state, realm);
        assert.deepEqual(comparable(state, realm), expected);
        if (shared !== undefined)
          assert.deepEqual(bystanders(state, shared.base), bystanders(shared.base, shared.base));
        await scenario.verify?.(realm, applied);
        if (shared === undefined) await admin('DELETE', `/${realm}`);
      },
    };
  };
  try {
    const undisturbed = await begin();
    const applied = valueOf(await undisturbed.apply());
    const requests = [...proxy.seen];
    await undisturbed.expectDone(applied);
    return { proxy, requests, begin, end: () => proxy.stop() };
  } catch (error) {
    await proxy.stop();
    throw error;
  }
}

interface OthersRealm {
  readonly realm: string;
  readonly base: RealmState;
}

/** A realm in which others have a client and a user, each with settings of their own. */
async function realmOfOthers(): Promise<OthersRealm> {
  const realm = freshName('Data-sec');
  const password = { type: 'password', value: 'of somebody else', temporary: false };
  await admin('POST', '', {
    realm,
    enabled: true,
    displayName: 'Data security',
    clients: [
      {
        clientId: 'grafana',
        secret: 'of-somebody-else',
        redirectUris: ['https://grafana.acme.example/*'],
        serviceAccountsEnabled: true,
        authorizationServicesEnabled: true,
        attributes: { 'access.token.lifespan': '55', 'pkce.code.challenge.method': 'S256' },
      },
      {
        clientId: 'open-metadata-staging',
        publicClient: true,
        redirectUris: ['https://staging.acme.example/callback'],
      },
    ],
    users: [
      { username: 'somebody', enabled: true, email: 'somebody@acme.example', credentials: [password] },
      { username: 'admin-user-2', enabled: false, realmRoles: ['offline_access'] },
    ],
  });
  return { realm, base: await realmState(realm) };
}

/** Takes away what a try has left. */
async function restore({ realm, base }: OthersRealm): Promise<void> {
  const { clients, users } = added(await realmState(realm), base);
  for (const id of clients) await admin('DELETE', `/${realm}/clients/${id}`);
  for (const id of users) await admin('DELETE', `/${realm}/users/${id}`);
}

/** Describes the same tests for every kind of change, each with a ground of its own. */
export const onEveryGround = (define: (scenario: Scenario, there: () => Ground) => void): void => {
  onEveryGroundOf(scenarios, groundFor, define);
};
