import { webOriginRemark } from './client/addresses';
import { clientAsked } from './client/clientAsked';
import { editAddresses, type AddressList } from './client/editAddresses';
import type { Command } from './command';

const webOrigins: AddressList = {
  title: 'Edit Web Origins',
  setting: 'webOrigins',
  noun: 'web origin',
  own: (openMetadataUrl) => [new URL(openMetadataUrl).origin],
  remark: webOriginRemark,
};

/** Changes the origins whose pages may call the provider. */
export const editWebOrigins: Command = {
  id: 'openmetadata-sso.editWebOrigins',
  async run(services, argument) {
    const asked = await clientAsked(services, webOrigins.title, argument);
    if (asked !== undefined) await editAddresses(services, webOrigins, asked);
  },
};
