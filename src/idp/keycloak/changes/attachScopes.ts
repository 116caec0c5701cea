import { ownClientProblem } from '../directory/presentClient';
import type { RequestOf } from '../../changes/change';
import type { Change, ChangeHost } from './change';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import { scopesPart } from './parts/scopes';

/** The scopes that OpenMetadata asks for and a client lacks. */
export const attachScopes: Change<RequestOf<'attach-scopes'>> = ofParts<ChangeHost, RequestOf<'attach-scopes'>>({
  problem: ownClientProblem,
  parts: { scopes: (request) => scopesPart(request, 'is there') },
  outcome: nothingToTell,
});
