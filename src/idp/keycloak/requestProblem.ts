import type { SetUpRequest } from '../change';
import type { Failure } from '../failure';
import { ownClientProblem } from './directory/presentClient';
import { redirectUris } from './client/representation';
import { administrationRealm, clientIdProblem, longestText, masterRefusal, realmNameProblem } from './fields';
import { isUrl } from '../isUrl';
import { t } from '../../l10n/l10n';

/** What Keycloak would refuse of a set-up, some of it by an error 500 without a word; undefined if nothing. */
export function requestProblem(request: SetUpRequest): Failure | undefined {
  const { realm, createRealm, client: clientId, openMetadataUrl, name = '', description = '' } = request;
  const invalid = (message: string, nextStep: string): Failure => ({ kind: 'invalid', message, nextStep });
  if (realm === administrationRealm) return invalid(masterRefusal, t`Choose another realm, or create one.`);
  const realmProblem = createRealm ? realmNameProblem(realm) : undefined;
  if (realmProblem !== undefined) return invalid(t`No realm can be named ${realm}.`, realmProblem);
  const idProblem = clientIdProblem(clientId);
  if (idProblem !== undefined) return invalid(t`No client can be named "${clientId}".`, idProblem);
  const ownClient = ownClientProblem({ realm, clientId });
  if (ownClient !== undefined) return ownClient;
  if (!/^https?:\/\/[^\s*#?]+$/.test(openMetadataUrl) || !isUrl(openMetadataUrl)) {
    return invalid(t`${openMetadataUrl} is not the address of an OpenMetadata.`, t`Give it as https://om.example.com.`);
  }
  const texts = [...redirectUris(openMetadataUrl), name, description];
  return texts.some((text) => text.length > longestText)
    ? invalid(
        t`Keycloak cannot keep that much text.`,
        t`Use at most ${longestText.toString()} characters for each URL, name and description.`,
      )
    : undefined;
}
