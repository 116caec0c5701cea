import { ownRedirectUris, redirectUriRemark } from './client/addresses';
import { clientAsked } from './client/clientAsked';
import { editAddresses, type AddressList } from './client/editAddresses';
import type { Command } from './command';

const redirectUris: AddressList = {
  title: 'Edit Redirect URIs',
  setting: 'redirectUris',
  noun: 'redirect URI',
  own: ownRedirectUris,
  remark: redirectUriRemark,
};

/** Changes the addresses that the provider may send users back to. */
export const editRedirectUris: Command = {
  id: 'openmetadata-sso.editRedirectUris',
  async run(services, argument) {
    const asked = await clientAsked(services, redirectUris.title, argument);
    if (asked !== undefined) await editAddresses(services, redirectUris, asked);
  },
};
