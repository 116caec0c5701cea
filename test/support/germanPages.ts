// Prints what people who read German see of a plan and of a refusal, as JSON. A process of its own: texts are made as modules load.
import type { Plan } from '../../src/idp/change';
import { speakGerman } from './german';

/** Texts that are put together of more than one. */
export interface GermanPages {
  readonly plan: string;
  readonly request: string;
  readonly refusal: string;
}

speakGerman();
void print();

async function print(): Promise<void> {
  const { planPage } = await import('../../src/vscode/commands/plan/planPage');
  const { requestText } = await import('../../src/vscode/commands/plan/requestText');
  const { compareScopes } = await import('../../src/idp/keycloak/changes/parts/scopes');
  const { compareSettings } = await import('../../src/idp/keycloak/changes/changeClient');
  const { operationFailure } = await import('../../src/idp/keycloak/failures');
  const { namesOf } = await import('../../src/provisioning/names');
  const { providers } = await import('../../src/provisioning/providers');

  const url = 'https://sso.acme.example';
  const profile = { id: 'own', provider: 'keycloak', url, method: 'password', answers: {}, account: 'jane' } as const;
  const session = { profile, serverLabel: 'Keycloak 26.7.3' };
  const names = namesOf({ providers, known: { label: () => undefined } }, profile);
  const request = {
    kind: 'change-client',
    realm: 'Data-sec',
    clientId: 'open-metadata',
    set: { enabled: true, redirectUris: ['https://om.acme.example/callback'] },
  } as const;
  const actual = { id: '1', clientId: 'open-metadata', enabled: false, redirectUris: [] };
  const compared = [compareSettings(request, actual), compareScopes('open-metadata', actual)];
  const plan: Plan = {
    request,
    adopts: false,
    steps: compared.map(({ step }, index) => ({ id: index.toString(), ...step })),
    warnings: [],
  };
  const pages: GermanPages = {
    plan: planPage(plan, session, names),
    request: requestText(plan, session, names),
    refusal: operationFailure(
      { doing: names.realm('Data-sec'), role: 'manage-clients', realm: 'Data-sec' },
      { status: 403, url, body: {} },
      'jane',
    ).message,
  };
  process.stdout.write(JSON.stringify(pages));
}
