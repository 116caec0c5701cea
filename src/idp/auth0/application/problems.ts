import type { SetUpRequest } from '../../change';
import type { Failure } from '../../failure';
import { isUrl } from '../../isUrl';
import { applicationNameProblem } from '../fields';
import type { Application } from '../tenant';
import { applicationType } from './settings';
import { isTenantsOwn } from './summary';
import { t } from '../../../l10n/l10n';

/** What Auth0's OpenAPI (2026) takes of a description. */
const longestDescription = 140;

/** What Auth0 would refuse of a set-up; undefined if nothing. */
export function requestProblem(request: SetUpRequest): Failure | undefined {
  const { client, openMetadataUrl, description = '' } = request;
  const invalid = (message: string, nextStep: string): Failure => ({ kind: 'invalid', message, nextStep });
  const problem = applicationNameProblem(client);
  if (problem !== undefined) return invalid(t`No application can be named "${client}".`, problem);
  if (!/^https?:\/\/[^\s*#?]+$/.test(openMetadataUrl) || !isUrl(openMetadataUrl)) {
    return invalid(t`${openMetadataUrl} is not the address of an OpenMetadata.`, t`Give it as https://om.example.com.`);
  }
  return description.length > longestDescription
    ? invalid(
        t`Auth0 cannot keep that long a description.`,
        t`Use at most ${longestDescription.toString()} characters for it.`,
      )
    : undefined;
}

/** Why an application is none that a change may be made to; undefined if it may. */
export const applicationProblem = (application: Application): Failure | undefined =>
  isTenantsOwn(application)
    ? {
        kind: 'invalid',
        message: t`${application.name} stands for the tenant itself.`,
        nextStep: t`Choose another application.`,
      }
    : undefined;

/** Why an application cannot become OpenMetadata's; undefined if it can. */
export function adoptionProblem(application: Application): Failure | undefined {
  const { name, app_type: type, client_authentication_methods: keys } = application;
  const problem = applicationProblem(application);
  if (problem !== undefined) return problem;
  const conflict = (message: string): Failure => ({
    kind: 'conflict',
    message,
    nextStep: t`Choose another application, or give the new one another name.`,
  });
  // The others stand for an API, or for a service that Auth0 signs people in to.
  if (type !== undefined && type !== '' && !ordinaryTypes.has(type)) {
    return conflict(
      t`${name} is an application of the type ${applicationType(type)}, which cannot become OpenMetadata’s.`,
    );
  }
  return typeof keys === 'object' && keys !== null
    ? conflict(t`${name} proves itself with a key or a certificate, and OpenMetadata knows client secrets only.`)
    : undefined;
}

const ordinaryTypes: ReadonlySet<string> = new Set(['regular_web', 'spa', 'native', 'non_interactive']);
