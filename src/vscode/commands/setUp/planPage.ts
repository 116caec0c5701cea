import type { Elsewhere } from '../../../core/formats/lens';
import type { Plan, PlanStep, SetUpRequest } from '../../../idp/change';
import type { Session } from '../../../idp/provider';

/** What the page says about the file. */
export interface FilePart {
  readonly name: string;
  /** How many settings change. */
  readonly changes: number;
  readonly elsewhere: readonly Elsewhere[];
}

/** The plan as a page to read: what happens at the provider, in the file and with the secret. Holds no secret. */
export function planPage(plan: Plan<SetUpRequest>, session: Session, file: FilePart | undefined): string {
  const { request } = plan;
  const host = new URL(session.profile.url).host;
  return page([
    '# Set up single sign-on',
    `OpenMetadata at ${request.openMetadataUrl} will sign users in as client ${request.clientId} of realm ${request.realm} (${session.serverLabel} at ${host}). Nothing has been changed yet.`,
    `## At ${host}`,
    steps(plan.steps),
    ...(file === undefined ? [] : [`## In ${file.name}`, ...filePart(file)]),
    ...(plan.warnings.length === 0 ? [] : ['## Before you apply', list(plan.warnings)]),
  ]);
}

/** The same, addressed to someone who has the rights: what to do, with every value, and what to send back. */
export function administratorRequest(plan: Plan<SetUpRequest>, session: Session): string {
  const { request } = plan;
  const answer =
    request.flow === 'authorization-code'
      ? 'Please send back the client secret, by a way that is meant for secrets.'
      : 'The client is public: there is no secret to send back.';
  return page([
    `Please set up single sign-on for OpenMetadata at ${request.openMetadataUrl}.`,
    `Where: realm ${request.realm} of ${session.profile.url}`,
    steps(plan.steps.filter(({ kind }) => kind !== 'keep')),
    ...(plan.warnings.length === 0 ? [] : [list(plan.warnings)]),
    answer,
  ]);
}

const page = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n') + '\n';

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

const steps = (planned: readonly PlanStep[]): string =>
  planned
    .map(({ kind, title, details }) =>
      [
        `- ${kind === 'keep' ? `${title} (nothing to do)` : title}`,
        ...details.map((detail) => `  - ${line(detail)}`),
      ].join('\n'),
    )
    .join('\n');

const line = ({ setting, before, after }: PlanStep['details'][number]): string =>
  before === undefined ? `${setting}: ${after}` : `${setting}: ${before} → ${after}`;

function filePart({ name, changes, elsewhere }: FilePart): readonly string[] {
  if (changes === 0) return [`${name} says all of this already.`];
  const settings = changes === 1 ? 'One setting changes' : `${changes.toString()} settings change`;
  return [`${settings}; the diff beside this page shows how.`, list(elsewhere.map(home))];
}

const home = ({ home: place }: Elsewhere): string =>
  place.kind === 'environment-variable'
    ? `${place.variable} is for the server's environment: you choose where to put it.`
    : `${place.entry} is for the Kubernetes Secret ${place.name}: you choose how to create it.`;
