import { randomBytes } from 'node:crypto';
import { createPace, freeTenant, type PaceOptions } from '../../../src/idp/auth0/pace';
import { auth0Provider } from '../../../src/idp/auth0/auth0';
import type { Session } from '../../../src/idp/provider';
import { calm, make, recordingHost, valueOf } from '../sessions';
import { findAnswers } from './findAnswers';
import { plainRequests } from './plainRequests';
import type { Answers } from './questions';
import { record, type Recorded } from './recording';

export interface Credentials {
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface LiveRun {
  readonly name: string;
  readonly recording: readonly Recorded[];
  readonly answers: Answers;
  /** What the product logged. */
  readonly log: readonly string[];
}

/**
 * Creates one application in a tenant through the product's own session, reads, changes and rotates it, asks what only a
 * tenant can answer, and deletes it, whatever happens meanwhile. Everything that it makes has the same name.
 */
export async function liveRun(
  { domain, clientId, clientSecret }: Credentials,
  pace: PaceOptions = freeTenant,
): Promise<LiveRun> {
  const provider = auth0Provider({ timeout: 30_000, pace });
  const url = provider.urlField.complete?.(domain) ?? domain;
  const name = `om-sso-ci-${randomBytes(6).toString('hex')}`;
  const made = new Set<string>();
  const recorder = record(url, (id, called) => made.has(id) || called === name);
  const host = recordingHost();
  try {
    const session = valueOf(await provider.connect(url, 'machine', { clientId, clientSecret }, host, calm));
    const ask = await plainRequests({ url, clientId, clientSecret, pace: createPace(pace) });
    try {
      const realm = new URL(url).host;
      const applied = await changeAll(session, realm, name);
      made.add(applied.clientId);
      const answers = await findAnswers(ask, { ...applied, name });
      return { name, recording: recorder.exchanges, answers, log: host.lines };
    } finally {
      await deleteAll(session, name);
    }
  } finally {
    recorder.stop();
  }
}

/** An application on its way: with its secrets, the first one and the one that replaced it. */
export interface Lived {
  readonly clientId: string;
  readonly oldSecret: string;
  readonly secret: string;
}

async function changeAll(session: Session, realm: string, name: string): Promise<Lived> {
  const openMetadataUrl = `https://${name}.example.com`;
  const flow = 'authorization-code';
  const { clientId, clientSecret: oldSecret = '' } = await make(session, {
    kind: 'set-up',
    realm,
    createRealm: false,
    client: name,
    description: 'A test of OpenMetadata SSO. It may be deleted.',
    flow,
    openMetadataUrl,
  });
  const place = { realm, clientId };
  const { redirectUris = [] } = valueOf(await session.client(realm, clientId, calm)) ?? {};
  const set = { redirectUris: [...redirectUris, `${openMetadataUrl}/other/callback`] };
  await make(session, { kind: 'change-client', ...place, set });
  await make(session, { kind: 'allow-settings-test', ...place });
  const { clientSecret: secret } = await make(session, { kind: 'renew-secret', ...place });
  return { clientId, oldSecret, secret };
}

/** By the name, so that nothing stays which the run did not get to know of. */
async function deleteAll(session: Session, name: string): Promise<void> {
  const [{ name: realm } = { name: '' }] = valueOf(await session.realms(calm));
  for (const { clientId } of valueOf(await session.clients(realm, calm)).filter(({ label }) => label === name)) {
    await make(session, { kind: 'delete-client', realm, clientId });
  }
}
