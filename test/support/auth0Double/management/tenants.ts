import type { Answer } from '../answer';
import { isObject } from '../json';
import type { Call, Operations } from './operation';

export const tenantOperations: Operations = {
  'GET /tenants/settings': { scopes: ['read:tenant_settings'], answer: settingsOf },
  'PATCH /tenants/settings': { scopes: ['update:tenant_settings'], answer: change },
  'GET /custom-domains': {
    scopes: ['read:custom_domains'],
    answer: ({ tenant }) => ({
      status: 200,
      json: tenant.customDomains.map(({ domain }, index) => ({
        custom_domain_id: `cd_${index.toString().padStart(16, '0')}`,
        domain,
        primary: index === 0,
        status: 'ready',
        type: 'auth0_managed_certs',
      })),
    }),
  },
};

function settingsOf({ tenant: { settings, flags } }: Call): Answer {
  return { status: 200, json: { ...settings, flags: { ...flags } } };
}

function change(call: Call): Answer {
  const { flags, ...settings } = call.body;
  call.tenant.settings = { ...call.tenant.settings, ...settings };
  if (isObject(flags)) Object.assign(call.tenant.flags, flags);
  return settingsOf(call);
}
