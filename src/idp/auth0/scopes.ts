import { t } from '../../l10n/l10n';
/** A scope of the Management API that this extension uses, and what for. */
export interface ScopeUse {
  readonly scope: Scope;
  /** After "to": "list applications". */
  readonly why: string;
  /** Without it a set-up cannot be made; the others are for one thing each. */
  readonly needed: boolean;
}

/** Auth0's OpenAPI (2026) names them for each operation; deleting takes one of its own. */
export type Scope =
  | 'read:clients'
  | 'create:clients'
  | 'update:clients'
  | 'read:client_keys'
  | 'read:connections'
  | 'update:connections'
  | 'read:users'
  | 'create:users'
  | 'update:users'
  | 'update:client_keys'
  | 'read:client_grants'
  | 'create:client_grants'
  | 'delete:clients';

/** In the order in which they are explained: what every set-up needs first. */
export const scopeUses: readonly ScopeUse[] = [
  { scope: 'read:clients', why: t`list applications and compare their settings with a file`, needed: true },
  { scope: 'create:clients', why: t`create the application that OpenMetadata signs in with`, needed: true },
  { scope: 'update:clients', why: t`add callback URLs and mend settings of an application`, needed: true },
  {
    scope: 'read:client_keys',
    why: t`read the client secret that goes into OpenMetadata’s configuration`,
    needed: true,
  },
  { scope: 'read:connections', why: t`see whether anybody can sign in to an application`, needed: true },
  { scope: 'update:connections', why: t`let the users of a connection sign in to an application`, needed: true },
  { scope: 'read:users', why: t`list users and preview whom OpenMetadata takes them for`, needed: false },
  { scope: 'create:users', why: t`create OpenMetadata’s first administrator`, needed: false },
  { scope: 'update:users', why: t`set the password of a user`, needed: false },
  { scope: 'update:client_keys', why: t`rotate a client secret`, needed: false },
  { scope: 'read:client_grants', why: t`see whether OpenMetadata’s own test of the settings can pass`, needed: false },
  { scope: 'create:client_grants', why: t`make OpenMetadata’s own test of the settings pass`, needed: false },
  { scope: 'delete:clients', why: t`delete an application`, needed: false },
];

export const allScopes: ReadonlySet<string> = new Set(scopeUses.map(({ scope }) => scope));

/**
 * What a token lacks of what is needed, in the order of the list. One that is left out of the others on purpose is named where
 * it is used.
 */
export const missingScopes = (granted: ReadonlySet<string>): readonly Scope[] =>
  scopeUses.flatMap(({ scope, needed }) => (needed && !granted.has(scope) ? [scope] : []));

/** The scopes of a `scope` claim, or of the same field of an answer: names with blanks between them. */
export const scopesOf = (text: string | undefined): ReadonlySet<string> =>
  new Set((text ?? '').split(/\s+/).filter((scope) => scope !== ''));
