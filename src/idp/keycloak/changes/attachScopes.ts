import { ownClientProblem } from '../directory/presentClient';
import type { Change, RequestOf } from './change';
import { nothingToTell, ofParts } from './ofParts';
import { scopesPart } from './parts/scopes';

/** The scopes that OpenMetadata asks for and a client lacks. */
export const attachScopes: Change<RequestOf<'attach-scopes'>> = ofParts<RequestOf<'attach-scopes'>>({
  problem: ownClientProblem,
  parts: { scopes: (request) => scopesPart(request, 'is there') },
  outcome: nothingToTell,
});
