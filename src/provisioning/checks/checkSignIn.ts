import type { Observation, Observed } from '../../core/observation';
import { err, ok, type Result } from '../../core/result';
import { textOf } from '../../core/rules/subject';
import { basisOf, signInOf, type SignInSubject } from '../../core/signIn';
import type { View } from '../../core/view';
import type { CheckOutcome } from '../../idp/check';
import type { Failure } from '../../idp/failure';
import { commonTerms, type Terms } from '../../idp/terms';
import { cancelled } from '../../idp/httpFailures';
import { probeProvider } from '../../idp/probes/probeProvider';
import type { Connections } from '../connections';
import type { Known } from '../known';
import { locateClient, providerIn, type LocatedClient } from '../located';
import { namesOf } from '../names';
import type { ProviderEntry } from '../providers';
import { withoutRepetition } from './withoutRepetition';
import { isUrl } from '../../idp/isUrl';
import { t } from '../../l10n/l10n';

/** What a live check came to. */
export interface CheckReport {
  /** Sorted by state: failed, passed, skipped. */
  readonly outcomes: readonly CheckOutcome[];
  readonly failed: number;
  readonly passed: number;
  readonly skipped: number;
  /** Whether somebody with admin rights looked as well; if not, why, as a sentence. */
  readonly inspection:
    { readonly done: true; readonly server: string } | { readonly done: false; readonly reason: string };
  /** For `analyze`: the failed ones where the file says it. */
  readonly observed: Observed;
  readonly at: Date;
  readonly milliseconds: number;
}

export interface CheckServices {
  readonly connections: Pick<Connections, 'list' | 'session'>;
  readonly providers: readonly ProviderEntry[];
  /** What clients are listed as; without it they go by their IDs. */
  readonly known?: Pick<Known, 'label'>;
}

/** What a check is about to do, for whoever waits. */
export type OnProgress = (doing: string) => void;

/**
 * Compares a configuration with what its identity provider says: from outside, as anybody can, and with admin rights
 * where a connection leads to the realm. Changes nothing, and no token is issued to anybody.
 * Fails where there is nothing to check, and if the caller cancels: what the provider says is an outcome.
 */
export async function checkSignIn(
  view: View,
  services: CheckServices,
  signal: AbortSignal,
  onProgress: OnProgress = () => undefined,
): Promise<Result<CheckReport, Failure>> {
  const started = Date.now();
  const subject = signInOf(view);
  if (subject === undefined) return err(nothingToCheck);
  const basis = basisOf(view);
  const located = locateClient(view, services.connections.list(), services.providers);
  const host = hostOf(subject);
  onProgress(host === undefined ? t`Asking the identity provider` : t`Asking ${host}`);
  const [probed, inspected] = await Promise.all([
    probe(subject, services.providers, signal),
    inspect(subject, located, services, signal, onProgress),
  ]);
  if (signal.aborted) return err(cancelled);
  const found = inspected.ok ? inspected.value.outcomes : [];
  const outcomes = inOrder(withoutRepetition(probed, found));
  return ok({
    outcomes,
    ...counts(outcomes),
    inspection: inspected.ok
      ? { done: true, server: inspected.value.server }
      : { done: false, reason: reason(inspected.error) },
    observed: { observations: observations(outcomes, located?.connection), basis },
    at: new Date(),
    milliseconds: Date.now() - started,
  });
}

const nothingToCheck: Failure = {
  kind: 'invalid',
  message: t`This file does not say how users sign in with OpenID Connect.`,
  nextStep: t`Run the check on a file that sets provider and clientType.`,
};

const hostOf = ({ authority, discoveryUri }: SignInSubject): string | undefined => {
  const url = authority ?? discoveryUri ?? '';
  return isUrl(url) ? new URL(url).host : undefined;
};

/** The provider is known by the addresses of its realms; others are asked what every OpenID Connect provider answers. */
async function probe(
  subject: SignInSubject,
  providers: readonly ProviderEntry[],
  signal: AbortSignal,
): Promise<readonly CheckOutcome[]> {
  const addresses = [subject.authority, subject.discoveryUri].filter((address) => address !== undefined);
  const named = textOf(subject.view, 'authn.provider');
  const entry = providers.find((provider) => addresses.some((address) => provider.recognises(address, named)));
  if (entry !== undefined) return (await entry.load()).probe(subject, signal);
  return (await probeProvider(subject, signal)).outcomes;
}

async function inspect(
  subject: SignInSubject,
  located: LocatedClient | undefined,
  { connections, providers, known = { label: () => undefined } }: CheckServices,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Result<{ readonly server: string; readonly outcomes: readonly CheckOutcome[] }, Failure>> {
  if (located === undefined) return err(noConnection(providerIn(subject.view, providers)?.terms ?? commonTerms));
  const session = await connections.session(located.connection, signal);
  if (!session.ok) return session;
  const names = namesOf({ providers, known }, session.value.profile);
  const { client: clientId, realm } = located;
  onProgress(t`Comparing ${names.client({ realm, clientId })} in ${names.realm(realm)}`);
  const outcomes = await session.value.inspect(subject, realm, signal);
  return outcomes.ok ? ok({ server: session.value.serverLabel, outcomes: outcomes.value }) : outcomes;
}

const noConnection = ({ realm, client }: Terms): Failure => ({
  kind: 'not-found',
  message: t`No connection leads to this ${realm}.`,
  nextStep: t`Add one to have the ${client}’s settings compared as well.`,
});

const reason = ({ message, nextStep }: Failure): string => `${message} ${nextStep}`;

const states: readonly CheckOutcome['state'][] = ['failed', 'passed', 'skipped'];

const inOrder = (outcomes: readonly CheckOutcome[]): readonly CheckOutcome[] =>
  states.flatMap((state) => outcomes.filter((outcome) => outcome.state === state));

function counts(outcomes: readonly CheckOutcome[]): Pick<CheckReport, CheckOutcome['state']> {
  const count = (state: CheckOutcome['state']): number => outcomes.filter((each) => each.state === state).length;
  return { failed: count('failed'), passed: count('passed'), skipped: count('skipped') };
}

/** What mends a fault at the provider takes a connection; without one there is only the file to change. */
const observations = (outcomes: readonly CheckOutcome[], connection: string | undefined): readonly Observation[] =>
  outcomes.flatMap((outcome) =>
    outcome.state === 'failed'
      ? [
          {
            ...outcome.fault,
            remedies:
              connection === undefined ? [] : outcome.fault.remedies.map((mending) => ({ ...mending, connection })),
          },
        ]
      : [],
  );
