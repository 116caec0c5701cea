import { redirectUriRemark } from './client/addresses';
import { clientAsked } from './client/clientAsked';
import { editAddresses, titleOf, type AddressList } from './client/editAddresses';
import type { Command } from './command';

const logoutUris: AddressList = {
  setting: 'postLogoutUris',
  term: 'logoutUri',
  own: (openMetadataUrl) => [openMetadataUrl, `${openMetadataUrl}/signin`],
  remark: redirectUriRemark,
};

/** Changes the addresses that the provider may send users to who have signed out. */
export const editLogoutUris: Command = {
  id: 'openmetadata-sso.editLogoutUris',
  async run(services, argument) {
    const asked = await clientAsked(services, titleOf(logoutUris), argument, logoutUris.setting);
    if (asked !== undefined) await editAddresses(services, logoutUris, asked);
  },
};
