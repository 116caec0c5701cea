import { err, ok, type Result } from '../core/result';
import type { Failure } from '../idp/failure';
import { trustAuthorities } from '../idp/authorities';
import type { ConnectHost, ConnectionProfile, ProviderId } from '../idp/connection';
import type { Session } from '../idp/provider';
import { createCaFiles } from './caFiles';
import type { Known } from './known';
import type { Place } from './place';
import type { ProviderEntry } from './providers';
import { watchSession } from './watchedSession';
import { t } from '../l10n/l10n';

/** What connections are kept in. Profiles are plain, credentials are not. */
export interface ConnectionsHost {
  readonly providers: readonly ProviderEntry[];
  readonly profiles: {
    load(): readonly ConnectionProfile[];
    save(profiles: readonly ConnectionProfile[]): Promise<void>;
  };
  readonly credentials: {
    get(key: string): Promise<string | undefined>;
    store(key: string, value: string): Promise<void>;
    delete(key: string): Promise<void>;
  };
  readonly log: { info(line: string): void };
  /** The user's browser, and who looks at this window. */
  readonly pages: Pick<ConnectHost, 'openPage' | 'showCode'>;
  /** A file that the user chose, by its URI. Rejects if it cannot be read. */
  readFile(uri: string): Promise<Uint8Array>;
  /** Told why requests wait, and when they go on. @param source whose requests */
  readonly waits?: (source: object, why: string | undefined) => void;
  /** Told of what connections list. */
  readonly known?: Pick<Known, 'watch' | 'touched'>;
}

/** How to sign in: the provider's URL, one of its methods and the answers to that method's questions. */
export interface SignIn {
  readonly provider: ProviderId;
  readonly url: string;
  readonly method: string;
  readonly answers: Readonly<Record<string, string>>;
}

/**
 * The identity providers that the user is connected to. Profiles are remembered; a session opens when it is first
 * asked for and is shared from then on.
 */
export interface Connections {
  list(): readonly ConnectionProfile[];
  find(connection: string): ConnectionProfile | undefined;
  /** The open session, if there is one. Opens none. */
  opened(connection: string): Session | undefined;
  /** Why the connection could not be opened when it was last tried. */
  failure(connection: string): Failure | undefined;
  session(connection: string, signal: AbortSignal): Promise<Result<Session, Failure>>;
  /** Signs in and remembers the connection. `replaced` is the connection that this sign-in renews. */
  add(signIn: SignIn, signal: AbortSignal, replaced?: string): Promise<Result<Session, Failure>>;
  /** Signs in for one purpose, and remembers nothing. Whoever asked signs out when it is served. */
  borrow(signIn: SignIn, signal: AbortSignal): Promise<Result<Session, Failure>>;
  /** Ends the session at the provider and forgets the credential. The connection stays, signed out. */
  signOut(connection: string, signal: AbortSignal): Promise<void>;
  /**
   * Forgets everything and signs out at the provider. With a signal also a session that this window has not opened, which
   * has to be taken up for that.
   */
  remove(connection: string, signal?: AbortSignal): Promise<void>;
  /**
   * Trusts the authorities of a file at an address from now on, and remembers the file with the connections there.
   * Fails if it holds none.
   */
  trustFile(url: string, file: string): Promise<Result<void, Failure>>;
  /** Something changed at this place, or everywhere. A connection that failed is tried again when next asked for. */
  touch(place?: Place): void;
  onDidChange(listener: (place: Place | undefined) => void): { dispose(): void };
}

const credentialKey = (connection: string): string => `connection/${connection}`;

export function createConnections(host: ConnectionsHost): Connections {
  const sessions = new Map<string, Session>();
  const opening = new Map<string, Promise<Result<Session, Failure>>>();
  const failures = new Map<string, Failure>();
  const listeners = new Set<(place: Place | undefined) => void>();

  const list = (): readonly ConnectionProfile[] => host.profiles.load();
  const find = (connection: string): ConnectionProfile | undefined => list().find(({ id }) => id === connection);
  const changed = (place?: Place): void => {
    host.known?.touched(place);
    for (const listener of [...listeners]) listener(place);
  };
  const caFiles = createCaFiles({ readFile: (uri) => host.readFile(uri), profiles: list });
  trustAuthorities((origin) => caFiles.authorities(origin));
  const sessionHost = (owner: { connection?: string }): ConnectHost => ({
    ...host.pages,
    log: (line) => {
      host.log.info(line);
    },
    waits: (why) => host.waits?.(owner, why),
    keepCredential: async (credential, instead) => {
      const { connection } = owner;
      if (connection === undefined || find(connection) === undefined) return;
      const key = credentialKey(connection);
      if (instead !== undefined && (await host.credentials.get(key)) !== instead) return;
      await host.credentials.store(key, credential);
    },
  });

  async function open(profile: ConnectionProfile, signal: AbortSignal): Promise<Result<Session, Failure>> {
    const entry = host.providers.find(({ id }) => id === profile.provider);
    const credential = await host.credentials.get(credentialKey(profile.id));
    if (entry === undefined || credential === undefined) return err(signedOut(profile));
    const provider = await entry.load();
    return provider.reconnect(profile, credential, sessionHost({ connection: profile.id }), signal);
  }

  async function openAndRemember(profile: ConnectionProfile, signal: AbortSignal): Promise<Result<Session, Failure>> {
    const result = await open(profile, signal).finally(() => opening.delete(profile.id));
    if (find(profile.id) === undefined) return err(gone());
    if (result.ok) return ok(remember(result.value));
    if (result.error.kind !== 'cancelled') lose(profile.id, result.error);
    return result;
  }

  /** A session that the provider has ended is no session: whoever asks next opens a new one. */
  function remember(opened: Session): Session {
    const { id } = opened.profile;
    const session = watchSession(host.known?.watch(opened) ?? opened, (failure) => {
      if (failure.kind === 'unauthorized' && sessions.get(id) === session) lose(id, failure);
    });
    sessions.set(id, session);
    failures.delete(id);
    changed({ connection: id });
    return session;
  }

  function lose(connection: string, failure: Failure): void {
    sessions.delete(connection);
    failures.set(connection, failure);
    changed({ connection });
  }

  async function forget(connection: string): Promise<void> {
    const session = sessions.get(connection);
    sessions.delete(connection);
    failures.delete(connection);
    await host.credentials.delete(credentialKey(connection));
    await session?.signOut();
  }

  function connect(
    { provider: id, url, method, answers }: SignIn,
    owner: { connection?: string },
    signal: AbortSignal,
  ): Promise<Result<Session, Failure>> {
    const entry = host.providers.find((candidate) => candidate.id === id);
    if (entry === undefined) return Promise.resolve(err(gone()));
    return entry.load().then((provider) => provider.connect(url, method, answers, sessionHost(owner), signal));
  }

  return {
    list,
    find,
    opened: (connection) => sessions.get(connection),
    failure: (connection) => failures.get(connection),
    async session(connection, signal) {
      const profile = find(connection);
      if (profile === undefined) return err(gone());
      const open = sessions.get(connection);
      if (open !== undefined) return ok(open);
      const shared = opening.get(connection);
      const result = shared ?? openAndRemember(profile, signal);
      if (shared === undefined) opening.set(connection, result);
      const outcome = await result;
      // Whoever opened it first gave up; this caller has not.
      const abandoned = shared !== undefined && !outcome.ok && outcome.error.kind === 'cancelled';
      return abandoned && !signal.aborted ? this.session(connection, signal) : outcome;
    },
    async add(signIn, signal, replaced) {
      // Until it is remembered, a connection has no place for a credential.
      const owner: { connection?: string } = {};
      const result = await connect(signIn, owner, signal);
      if (!result.ok) return result;
      const { profile, credential } = result.value;
      const caFile = caFiles.of(profile.url);
      owner.connection = profile.id;
      const others = list().filter(({ id: other }) => other !== profile.id && other !== replaced);
      if (replaced !== undefined && replaced !== profile.id) await forget(replaced);
      await host.profiles.save([...others, caFile === undefined ? profile : { ...profile, caFile }]);
      if (credential !== undefined) await host.credentials.store(credentialKey(profile.id), credential);
      const session = remember(result.value);
      changed();
      return ok(session);
    },
    borrow: (signIn, signal) => connect(signIn, {}, signal),
    async signOut(connection, signal) {
      const profile = find(connection);
      if (profile === undefined) return;
      // A session that this window has not opened has to be taken up to be ended.
      const known = sessions.get(connection);
      const session = known === undefined ? await open(profile, signal) : ok(known);
      await host.credentials.delete(credentialKey(connection));
      lose(connection, signedOut(profile));
      if (session.ok) await session.value.signOut();
    },
    async trustFile(url, file) {
      const chosen = await caFiles.choose(url, file);
      if (!chosen.ok) return chosen;
      const { origin } = new URL(url);
      const here = (profile: ConnectionProfile): boolean => new URL(profile.url).origin === origin;
      if (list().some(here)) {
        await host.profiles.save(list().map((profile) => (here(profile) ? { ...profile, caFile: file } : profile)));
        for (const { id } of list().filter(here)) failures.delete(id);
        changed();
      }
      return chosen;
    },
    async remove(connection, signal) {
      const profile = find(connection);
      const unopened = signal !== undefined && profile !== undefined && !sessions.has(connection);
      if (profile !== undefined) caFiles.keep(profile);
      await host.profiles.save(list().filter(({ id }) => id !== connection));
      changed();
      const session = unopened ? await open(profile, signal) : undefined;
      await forget(connection);
      if (session?.ok === true) await session.value.signOut();
      if (profile !== undefined) caFiles.drop(profile.url);
    },
    touch(place) {
      caFiles.forget();
      if (place === undefined) failures.clear();
      else failures.delete(place.connection);
      changed(place);
    },
    onDidChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  };
}

const signedOut = ({ url, account }: ConnectionProfile): Failure => ({
  kind: 'unauthorized',
  message: t`You are signed out of ${url}.`,
  nextStep: t`Sign in again as ${account}.`,
});

const gone = (): Failure => ({
  kind: 'not-found',
  message: t`This connection has been removed.`,
  nextStep: t`Add it again.`,
});
