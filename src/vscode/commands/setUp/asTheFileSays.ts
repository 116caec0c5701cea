import { ok } from '../../../core/result';
import { isList } from '../../../core/value';
import type { View } from '../../../core/view';
import type { NewAdministrator } from '../../../idp/change';
import { administratorName } from '../../../provisioning/administrator';
import { isUserName, usualAdministrator } from '../users/askNewUser';
import { userNamed } from '../users/userNamed';
import type { AdministratorAnswer, Answers, Connected } from './answers';
import type { WholeNeeds } from './wholeNeeds';

/** An answer to everything that a set-up asks after its connection. */
export type Whole = Required<Pick<Answers, 'realm' | 'flow' | 'openMetadataUrl' | 'client'>> & {
  readonly administrator: AdministratorAnswer;
};

/**
 * The set-ups that a file speaks of, as far as the provider lets one look: as it is, and with the first administrator where
 * there is nobody of that name yet. The likelier one first.
 */
export async function asTheFileSays(
  { entry, session }: Connected,
  { view, realm: name, flow, openMetadataUrl, clientId }: WholeNeeds,
  signal: AbortSignal,
): Promise<readonly Whole[]> {
  const realms = await session.realms(signal);
  if (!realms.ok) return [];
  const create = realms.value.every((realm) => realm.name !== name);
  const clients = create ? undefined : await session.clients(name, signal);
  if (clients?.ok === false) return [];
  const exists = clients?.value.some((client) => client.clientId === clientId) ?? false;
  const common = { realm: { name, create }, flow, openMetadataUrl, client: { clientId, exists } };
  const alone: Whole = { ...common, administrator: { kind: 'nobody' } };
  const user = administratorIn(view, entry.names.absentClaims);
  if (user === undefined) return [alone];
  const found = create ? ok(undefined) : await userNamed(session, name, user.username, signal);
  if (!found.ok || found.value !== undefined) return [alone];
  const both: Whole = { ...common, administrator: { kind: 'create', user } };
  // A realm that is new has nobody in it who could sign in.
  return create ? [both, alone] : [alone, both];
}

/** The first administrator that a file lists, or the usual one; undefined where OpenMetadata would call them something else. */
function administratorIn(view: View, absentClaims?: readonly string[]): NewAdministrator | undefined {
  const { value, stock } = view.get('authz.adminPrincipals');
  const listed =
    value !== undefined && isList(value) && !stock ? value.find((name) => typeof name === 'string') : undefined;
  const username = typeof listed === 'string' ? listed : usualAdministrator.username;
  if (!isUserName(username)) return undefined;
  const { value: domain, stock: shipped } = view.get('authz.principalDomain');
  const host = typeof domain === 'string' && !shipped && /^[^\s@]+\.[^\s@]+$/.test(domain) ? domain : 'example.com';
  const user = { ...usualAdministrator, username, email: `${username}@${host}` };
  return administratorName(user, view, absentClaims) === username ? user : undefined;
}
