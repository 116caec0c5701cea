import { ownRedirectUris, redirectUriRemark } from './client/addresses';
import { clientAsked } from './client/clientAsked';
import { editAddresses, titleOf, type AddressList } from './client/editAddresses';
import type { Command } from './command';

const redirectUris: AddressList = {
  setting: 'redirectUris',
  term: 'redirectUri',
  own: ownRedirectUris,
  remark: redirectUriRemark,
};

/** Changes the addresses that the provider may send users back to. */
export const editRedirectUris: Command = {
  id: 'openmetadata-sso.editRedirectUris',
  async run(services, argument) {
    const asked = await clientAsked(services, titleOf(redirectUris), argument, redirectUris.setting);
    if (asked !== undefined) await editAddresses(services, redirectUris, asked);
  },
};
