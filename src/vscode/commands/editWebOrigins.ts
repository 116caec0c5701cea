import { webOriginRemark } from './client/addresses';
import { clientAsked } from './client/clientAsked';
import { editAddresses, titleOf, type AddressList } from './client/editAddresses';
import type { Command } from './command';

const webOrigins: AddressList = {
  setting: 'webOrigins',
  term: 'webOrigin',
  own: (openMetadataUrl) => [new URL(openMetadataUrl).origin],
  remark: webOriginRemark,
};

/** Changes the origins whose pages may call the provider. */
export const editWebOrigins: Command = {
  id: 'openmetadata-sso.editWebOrigins',
  async run(services, argument) {
    const asked = await clientAsked(services, titleOf(webOrigins), argument, webOrigins.setting);
    if (asked !== undefined) await editAddresses(services, webOrigins, asked);
  },
};
