import type { ChangeKind } from '../idp/change';
import type { ClientSettings } from '../idp/directory';
import type { Session } from '../idp/provider';
import type { ProviderEntry } from './providers';

/** Something that can be done at a provider: a kind of change, or that of one setting of a client. */
export type Ability = ChangeKind | keyof ClientSettings;

export type Abilities = ReadonlySet<Ability>;

/** What an account can do with the provider that it is at. */
export const abilitiesOf = ({ changes, settings }: Pick<Session, 'changes' | 'settings'>): Abilities =>
  new Set([...changes, ...(changes.has('change-client') ? settings : [])]);

/** The same of a connection that nobody has opened yet: what its provider can do for somebody with all rights. */
export const likelyAbilities = ({ hasRealms, hasSignInClient }: ProviderEntry): Abilities =>
  new Set<Ability>([
    'set-up',
    'create-user',
    ...(hasRealms ? (['create-realm'] as const) : []),
    ...(hasSignInClient === true ? (['create-sign-in-client'] as const) : []),
  ]);
