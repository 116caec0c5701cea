import assert from 'node:assert/strict';
import { err, ok, type Result } from '../../../../src/core/result';
import type { Guide } from '../../../../src/idp/connection';
import type { Failure } from '../../../../src/idp/failure';
import type { Applied, ChangeRequest } from '../../../../src/idp/change';
import type { ClientSummary, Realm } from '../../../../src/idp/directory';
import type { IdentityProvider, Session } from '../../../../src/idp/provider';
import { createConnections, type Connections } from '../../../../src/provisioning/connections';
import { keycloakTerms } from '../../../../src/idp/keycloak/terms';
import { namesOf } from '../../../../src/provisioning/names';
import { providers, type ProviderEntry } from '../../../../src/provisioning/providers';
import type { ConnectionDesk } from '../../../../src/vscode/commands/connection/desk';
import {
  back,
  type Answer,
  type Choice,
  type Confirmation,
  type InputQuestion,
  type ManyQuestion,
  type PickQuestion,
  type Prompts,
  type Ticked,
} from '../../../../src/vscode/platform/ask';
import { rememberingHost } from '../../provisioning/rememberingHost';
import { endpoints } from '../../provisioning/samples';

/** What somebody does at a question: choose by label, tick all of these and nothing else, type, go back, leave. */
export type Deed =
  | { readonly choose: string }
  | { readonly tick: readonly string[]; readonly more?: true }
  | { readonly type: string }
  | 'back'
  | 'escape';

/** What somebody saw of a question. */
export interface Seen {
  readonly asked: string;
  readonly step: string;
  readonly canGoBack: boolean;
  readonly secret: boolean;
  readonly value: string;
  readonly choices: readonly Choice<unknown>[];
  /** What stood under the question: a remark, a refusal, a failure. */
  readonly remarks: readonly string[];
}

/** Answers questions in order. A refused answer leaves the question open for the next deed, as the real prompts do. */
export function scripted(...deeds: readonly Deed[]): { readonly prompts: Prompts; readonly seen: readonly Seen[] } {
  const left = [...deeds];
  const seen: Seen[] = [];
  const next = (asked: string): Deed => {
    const deed = left.shift();
    assert.ok(deed !== undefined, `nobody expected the question "${asked}"`);
    return deed;
  };
  const stepOf = ({ step }: PickQuestion<never> | InputQuestion): string =>
    step === undefined ? '' : `${step.number.toString()}/${step.of.toString()}`;
  const { signal } = new AbortController();

  async function pick<T>(question: PickQuestion<T>): Promise<Answer<T>> {
    const remarks: string[] = [];
    const common = { asked: question.placeholder, step: stepOf(question as PickQuestion<never>), secret: false };
    for (;;) {
      const deed = next(question.placeholder);
      const typed = typeof deed === 'object' && 'type' in deed ? deed.type : '';
      const choices = await question.choices(typed, signal);
      if (!choices.ok) remarks.push(choices.error);
      const shown = choices.ok ? choices.value : [];
      const current = shown.find(({ value }) => question.isCurrent?.(value));
      seen.push({ ...common, canGoBack: question.canGoBack, value: current?.label ?? '', choices: shown, remarks });
      if (deed === 'back') return back;
      if (deed === 'escape') return undefined;
      if ('type' in deed) continue;
      assert.ok('choose' in deed, `"${question.placeholder}" wants one choice`);
      const chosen = shown.find(({ label }) => label.startsWith(deed.choose));
      assert.ok(
        chosen,
        `"${deed.choose}" is not among ${shown.map(({ label }) => label).join(', ')} ${remarks.join()}`,
      );
      if (chosen.refusal === undefined) return chosen.value;
      remarks.push(chosen.refusal);
    }
  }

  async function input(question: InputQuestion): Promise<Answer<string>> {
    const remarks: string[] = [];
    const { prompt: asked, canGoBack, secret = false, value = '' } = question;
    seen.push({ asked, step: stepOf(question), canGoBack, secret, value, choices: [], remarks });
    for (;;) {
      const deed = next(asked);
      if (deed === 'back') return back;
      if (deed === 'escape') return undefined;
      assert.ok('type' in deed, `"${asked}" wants text`);
      const remark = question.check(deed.type);
      if (remark !== undefined) remarks.push(remark.message);
      if (remark !== undefined && !remark.doubt) continue;
      const problem = await question.submit?.(deed.type, signal);
      if (problem === undefined) return deed.type;
      remarks.push(problem);
    }
  }

  function pickMany<T>(question: ManyQuestion<T>): Promise<Answer<Ticked<T>>> {
    const { placeholder: asked, canGoBack, choices } = question;
    const value = choices.flatMap(({ label, ticked }) => (ticked ? [label] : [])).join(', ');
    seen.push({ asked, step: '', canGoBack, secret: false, value, choices, remarks: [] });
    const deed = next(asked);
    if (deed === 'back') return Promise.resolve(back);
    if (deed === 'escape') return Promise.resolve(undefined);
    assert.ok('tick' in deed, `"${asked}" wants any number of choices`);
    const values = deed.tick.map((label) => {
      const choice = choices.find((each) => each.label.startsWith(label));
      assert.ok(choice, `"${label}" is not among ${choices.map((each) => each.label).join(', ')}`);
      return choice.value;
    });
    return Promise.resolve({ values, more: deed.more === true });
  }

  function confirm({ message, detail, buttons }: Confirmation): Promise<string | undefined> {
    const choices = buttons.map((label) => ({ label, value: label }));
    seen.push({ asked: message, step: '', canGoBack: false, secret: false, value: detail, choices, remarks: [] });
    const deed = next(message);
    if (deed === 'escape') return Promise.resolve(undefined);
    assert.ok(
      typeof deed === 'object' && 'choose' in deed && buttons.includes(deed.choose),
      `"${message}" has buttons`,
    );
    return Promise.resolve(deed.choose);
  }

  return { prompts: { pick, pickMany, input, confirm }, seen };
}

export const refusal = 'Keycloak keeps the realm master for its own administration.';

const realms: readonly Realm[] = [
  { name: 'master', enabled: true, refusal },
  { name: 'Data-sec', enabled: true },
];

const clients: readonly ClientSummary[] = [
  { clientId: 'grafana', label: 'grafana', flow: 'authorization-code', enabled: true, forOpenMetadata: false },
  { clientId: 'om-old', label: 'om-old', flow: 'implicit', enabled: true, forOpenMetadata: true },
];

/** A provider in which nothing happens; `calls` says what was asked of it. */
export function sessionDouble(url = 'https://sso.acme.example'): Session & { readonly calls: string[] } {
  const calls: string[] = [];
  const called = <T>(name: string, value: T): Promise<Result<T, Failure>> => {
    calls.push(name);
    return Promise.resolve(ok(value));
  };
  return {
    calls,
    profile: { id: `keycloak ${url}`, provider: 'keycloak', url, method: 'password', answers: {}, account: 'alice' },
    credential: 'refresh-token',
    serverLabel: 'Keycloak 26.7.3',
    realms: () => called('realms', realms),
    missingRoles: () => called('missingRoles', []),
    clients: () => called('clients', clients),
    client: () => called('client', undefined),
    clientSecret: () => called('clientSecret', 'sesame'),
    users: (_realm, { search }) => called('users', [{ username: search || 'bob', email: 'bob@acme.example' }]),
    endpoints: () => called('endpoints', endpoints),
    idToken: () => called('idToken', { claims: {} }),
    inspect: () => called('inspect', []),
    changes: new Set(),
    settings: new Set(),
    plan: (request) => called('plan', { request, adopts: false, steps: [], warnings: [] }),
    apply: <Request extends ChangeRequest>() =>
      called('apply', { endpoints, clientId: 'open-metadata' } as unknown as Applied<Request>),
    consoleUrl: () => `${url}/admin`,
    signOut: () => {
      calls.push('signOut');
      return Promise.resolve();
    },
  };
}

export const wrongPassword: Failure = {
  kind: 'unauthorized',
  message: 'The password is wrong.',
  nextStep: 'Type it again.',
};

const field = (id: string, secret = false, initial?: string) => ({
  id,
  label: id,
  secret,
  ...(initial === undefined ? {} : { initial }),
  validate: (answer: string) => (answer === '' ? `${id} is needed.` : undefined),
});

/** Lets in whoever has the password `sesame`, and whoever comes back with a credential. */
export const providerDouble: IdentityProvider = {
  id: 'keycloak',
  label: 'Keycloak',
  urlField: field('url'),
  methods: [
    { id: 'password', label: 'User and password', detail: '', fields: [field('username'), field('password', true)] },
    { id: 'service-account', label: 'Service account', detail: '', fields: [field('clientSecret', true)] },
  ],
  clientIdField: field('clientId', false, 'open-metadata'),
  realmNameField: field('realm'),
  probe: () => Promise.resolve([]),
  instructions: () => ({ settings: [], importing: [], byHand: [], importable: '{}' }),
  connect: (url, _method, { password }) =>
    Promise.resolve(password === 'sesame' ? ok(sessionDouble(url)) : err(wrongPassword)),
  reconnect: ({ url }, credential) =>
    Promise.resolve(credential === 'refresh-token' ? ok(sessionDouble(url)) : err(wrongPassword)),
};

export const entryDouble: ProviderEntry = {
  id: 'keycloak',
  label: 'Keycloak',
  terms: keycloakTerms,
  hasRealms: true,
  names: { provider: 'custom-oidc', providerName: 'Keycloak' },
  recognises: () => false,
  realmAt: () => undefined,
  authorityOf: ({ url }, realm) => `${url}/realms/${realm}`,
  load: () => Promise.resolve(providerDouble),
};

/** The ID that the provider which gives out IDs has given to an application for OpenMetadata. */
export const givenId = 'k3JrS0b9wQxZ2mVt7pLyN4cHdF8gA1eU';

/** The same in another provider's words: a connection is one realm, and clients have names beside IDs that mean nothing. */
export const tenantSessionDouble = (url = 'https://acme.eu.auth0.com'): ReturnType<typeof sessionDouble> => {
  const session = sessionDouble(url);
  return {
    ...session,
    profile: { id: `auth0 ${url}`, provider: 'auth0', url, method: 'machine', answers: {}, account: 'SSO for VS Code' },
    serverLabel: 'Auth0',
    realms: () => Promise.resolve(ok([{ name: new URL(url).host, enabled: true }])),
    clients: () =>
      Promise.resolve(
        ok([
          {
            clientId: 'mZ8vTq1LrB6yWc3XnK5dGh7JpS2fA9eO',
            label: 'Grafana',
            flow: 'authorization-code',
            enabled: true,
            forOpenMetadata: false,
          },
          {
            clientId: givenId,
            label: 'Data catalogue',
            flow: 'authorization-code',
            enabled: true,
            forOpenMetadata: true,
          },
          {
            clientId: 'vS7cOdE1mAcH2iNe3oWn4aCc5oUnT6xY',
            label: 'SSO for VS Code',
            flow: undefined,
            enabled: true,
            forOpenMetadata: false,
            ownAccount: true,
          },
        ] satisfies readonly ClientSummary[]),
      ),
  };
};

/** What people read before they use the way to sign in that has a guide. */
export const guide = (url: string): Guide => ({
  title: 'Create an application',
  steps: ['Choose **Create**.', 'Tick these:\n   - `read:clients` to list'],
  copy: { title: 'Scopes', text: 'read:clients create:clients' },
  page: { title: 'Applications', url: `${url.replace('acme.eu', 'manage')}/applications` },
});

const tenantProviderDouble: IdentityProvider = {
  ...providerDouble,
  id: 'auth0',
  label: 'Auth0',
  urlField: {
    ...field('url'),
    complete: (answer) => (answer.startsWith('http') ? answer : `https://${answer}`),
  },
  methods: [
    { id: 'machine', label: 'Machine', detail: '', fields: [field('clientSecret', true)], guide },
    { id: 'token', label: 'Token', detail: '', fields: [field('token', true)] },
  ],
  clientIdField: { ...field('client', false, 'OpenMetadata'), label: 'Application name' },
  connect: (url) => Promise.resolve(ok(tenantSessionDouble(url))),
  reconnect: ({ url }) => Promise.resolve(ok(tenantSessionDouble(url))),
};

const [, auth0] = providers;
assert.ok(auth0);

export const tenantEntryDouble: ProviderEntry = { ...auth0, load: () => Promise.resolve(tenantProviderDouble) };

const both = [entryDouble, tenantEntryDouble];

/** How things at a connection are spoken of, where no client has been seen but the one with the given ID. */
export const namesAt = ({ profile }: Pick<Session, 'profile'>): ReturnType<typeof namesOf> =>
  namesOf(
    { providers: both, known: { label: (_c, _r, clientId) => (clientId === givenId ? 'OpenMetadata' : undefined) } },
    profile,
  );

/** The pages that somebody saw, by name. */
export function previewsDouble(): ConnectionDesk['previews'] & { readonly shown: Map<string, string> } {
  const shown = new Map<string, string>();
  return {
    shown,
    show: (name, text) => Promise.resolve(void shown.set(name, text)),
    close: () => Promise.resolve(),
  };
}

/** Real connections over a memory. `remembered` are there from an earlier start, with what is `stored` as their credentials. */
export function connectionsDouble(...remembered: readonly Session['profile'][]): {
  readonly connections: Connections;
  readonly stored: Map<string, string>;
} {
  const { host, stored } = rememberingHost(both, remembered);
  const connections = createConnections(host);
  return { connections, stored };
}
