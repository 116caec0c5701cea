import { err } from '../../../core/result';
import { realmNameProblem } from '../fields';
import type { RequestOf } from '../../changes/change';
import type { Change, ChangeHost, Part } from './change';
import { nothingToTell, ofParts } from '../../changes/ofParts';

import { realmPart } from './parts/realm';
import { t } from '../../../l10n/l10n';

/** A realm for OpenMetadata's users. */
export const createRealm: Change<RequestOf<'create-realm'>> = ofParts<ChangeHost, RequestOf<'create-realm'>>({
  problem({ realm }) {
    const problem = realmNameProblem(realm);
    return problem === undefined
      ? undefined
      : { kind: 'invalid', message: t`No realm can be named ${realm}.`, nextStep: problem };
  },
  parts: { realm: ({ realm }) => newRealmPart(realm) },
  outcome: nothingToTell,
});

/** Whoever asks for a new realm by a name that is taken means another one, unless the plan is carried out again. */
function newRealmPart(realm: string): Part {
  const part = realmPart(realm, true);
  return {
    ...part,
    async look(host, signal, shown) {
      const found = await part.look(host, signal, shown);
      if (!found.ok || shown !== undefined || found.value.step.kind === 'create') return found;
      const nextStep = t`Choose the realm from the list if it is yours, or another name.`;
      return err({ kind: 'conflict', message: t`There is a realm ${realm} already.`, nextStep });
    },
  };
}
