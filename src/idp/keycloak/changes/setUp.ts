import { err, ok } from '../../../core/result';
import type { ClientPlace, SetUpRequest } from '../../change';
import { newClient } from '../client/representation';
import { presentClient } from '../directory/presentClient';
import { requestProblem } from '../requestProblem';
import type { Change, ChangeHost } from './change';
import { ofParts } from '../../changes/ofParts';
import { deletedMeanwhile } from '../../changes/part';
import { openMetadataClientPart } from './parts/openMetadataClient';
import { realmPart } from './parts/realm';
import { scopesPart } from './parts/scopes';
import { userPart } from './parts/user';
import { t } from '../../../l10n/l10n';

/** Everything that OpenMetadata needs of a realm: the realm itself, the client with its scopes, and who administers. */
export const setUp: Change<SetUpRequest> = ofParts<ChangeHost, SetUpRequest>({
  problem: requestProblem,
  parts: {
    realm: ({ realm, createRealm }) => realmPart(realm, createRealm),
    client: openMetadataClientPart,
    scopes: (request) => scopesPart(placeOf(request), 'may be made'),
    administrator: ({ realm, administrator }) =>
      administrator === undefined ? undefined : userPart(realm, administrator),
  },
  rest: (request, steps) => {
    const adopts = steps.some(({ id, kind }) => id === 'client' && kind !== 'create');
    // A client that is there cannot be imported again, and to overwrite it would replace its secret.
    const { client: clientId } = request;
    return adopts
      ? { adopts, clientId }
      : { adopts, clientId, importable: JSON.stringify(newClient(request), undefined, 2) };
  },
  async outcome({ admin, endpoints }, { request }, signal) {
    const found = await endpoints(request.realm, signal);
    if (!found.ok) return found;
    const place = placeOf(request);
    const client = await presentClient(admin, place, signal);
    if (!client.ok) return client.error.kind === 'not-found' ? err(goneMeanwhile(place)) : client;
    const known = { endpoints: found.value, clientId: place.clientId };
    if (request.flow === 'implicit') return ok(known);
    const secret = await admin.secret(request.realm, client.value, signal);
    if (!secret.ok) return secret;
    return ok({ ...known, ...(secret.value === undefined ? {} : { clientSecret: secret.value }) });
  },
});

const placeOf = ({ realm, client }: SetUpRequest): ClientPlace => ({ realm, clientId: client });

const goneMeanwhile = ({ clientId }: ClientPlace) => deletedMeanwhile(t`Client ${clientId}`);
