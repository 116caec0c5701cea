import type { SetUpRequest, NewAdministrator } from '../../../idp/change';
import type { Flow, User } from '../../../idp/directory';
import type { IdentityProvider, Session } from '../../../idp/provider';
import type { ProviderEntry } from '../../../provisioning/providers';
import type { ConfigurationFile } from '../../workspace/search';

/** A connection that has been opened, and what its provider is called. */
export interface Connected {
  readonly entry: ProviderEntry;
  readonly provider: IdentityProvider;
  readonly session: Session;
}

export interface RealmAnswer {
  readonly name: string;
  readonly create: boolean;
}

export interface ClientAnswer {
  /** Its ID; where the provider gives out IDs and the client is to be created, the name that it gets. */
  readonly clientId: string;
  readonly exists: boolean;
  readonly name?: string;
  readonly description?: string;
}

export type AdministratorAnswer =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'existing'; readonly user: User }
  | { readonly kind: 'create'; readonly user: NewAdministrator };

/** What the user has said so far. */
export interface Answers {
  readonly file?: ConfigurationFile;
  readonly entry?: ProviderEntry;
  readonly connected?: Connected;
  readonly realm?: RealmAnswer;
  readonly flow?: Flow;
  readonly openMetadataUrl?: string;
  readonly client?: ClientAnswer;
  readonly administrator?: AdministratorAnswer;
  /** Realm, flow, address, client and administrator were answered at once. */
  readonly whole?: boolean;
}

/** Which provider it is about, once that is known. */
export const entryOf = ({ entry, connected }: Answers): ProviderEntry | undefined => entry ?? connected?.entry;

/** What to do at the provider; undefined while something that it needs is not answered. */
export function requestOf({ realm, flow, openMetadataUrl, client, administrator }: Answers): SetUpRequest | undefined {
  if (realm === undefined || flow === undefined || openMetadataUrl === undefined || client === undefined)
    return undefined;
  const { clientId, name, description } = client;
  return {
    kind: 'set-up',
    realm: realm.name,
    createRealm: realm.create,
    client: clientId,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    flow,
    openMetadataUrl,
    ...(administrator?.kind === 'create' ? { administrator: administrator.user } : {}),
  };
}
