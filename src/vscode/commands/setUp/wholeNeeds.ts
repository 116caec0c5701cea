import { clientIdIn, locatedRealmName } from '../../../provisioning/located';
import type { View } from '../../../core/view';
import type { Flow } from '../../../idp/directory';
import type { Answers } from './answers';
import { openMetadataUrlIn } from './openMetadataUrl';

/** What a file says about a set-up, before anybody is asked whether it is there already. */
export interface WholeNeeds {
  readonly view: View;
  readonly realm: string;
  readonly flow: Flow;
  readonly openMetadataUrl: string;
  readonly clientId: string;
}

/** Undefined where the file does not say which realm it is for, or where the account cannot look what is there. */
export function wholeNeeds({ file, connected }: Answers): WholeNeeds | undefined {
  if (file === undefined || connected === undefined) return undefined;
  const { entry, provider, session } = connected;
  const method = provider.methods.find(({ id }) => id === session.profile.method);
  if (!entry.hasRealms || entry.givesOutIds || method?.limited) return undefined;
  const { view } = file;
  const realm = locatedRealmName(view, entry);
  if (realm === undefined || provider.realmNameField?.validate(realm) !== undefined) return undefined;
  const clientId = clientIdIn(view) ?? provider.clientIdField.initial ?? '';
  if (provider.clientIdField.validate(clientId) !== undefined) return undefined;
  return { view, realm, flow: flowIn(view), openMetadataUrl: openMetadataUrlIn(view), clientId };
}

/** What nobody has written is what the wizard recommends. */
function flowIn(view: View): Flow {
  const { value, stock, source } = view.get('authn.clientType');
  return source === 'file' && !stock && value === 'public' ? 'implicit' : 'authorization-code';
}
