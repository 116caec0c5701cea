import { type SettingKey, settingOf } from '../catalogue/catalogue';
import type { Refusal } from './refusal';
import { isClientType, isMissing, placesOf } from '../rules/subject';
import type { View } from '../view';
import { withoutPassword } from '../webUrl';
import { passage } from './passage';

/**
 * What the server checks once it has parsed its file (OpenMetadataApplication, AuthenticationCodeFlowHandler, JwtFilter).
 * What a file leaves out that is only a part of the configuration may stand in another one.
 */
export function startRefusals(view: View, text: string): readonly Refusal[] {
  return [...oldBots(view), ...keyUrls(view), ...confidential(view, text)];
}

function oldBots(view: View): readonly Refusal[] {
  const { source, keyRange } = view.get('authz.botPrincipals');
  return source === 'file' && keyRange !== undefined
    ? [{ message: "'botPrincipals' configuration is deprecated. Please remove it", range: keyRange }]
    : [];
}

const keyUrls = (view: View): readonly Refusal[] =>
  placesOf(view, 'authn.publicKeyUrls')
    .filter(({ text }) => !/^[a-z][a-z0-9+.-]*:/i.test(text.trim()))
    .map(({ text, at }) => ({
      message: `MalformedURLException: no protocol: ${withoutPassword(text)}`,
      range: at.range ?? view.heading,
    }));

/** In the order in which the server looks. */
const needed: readonly (readonly [keys: readonly SettingKey[], message: string])[] = [
  [['oidc.callbackUrl'], 'CallbackUrl cannot be blank'],
  [['oidc.serverUrl'], 'ServerUrl cannot be blank'],
  [['oidc.id', 'oidc.secret'], 'Client ID and Client Secret is required to create OidcClient'],
  [['oidc.discoveryUri'], 'You must define either the discovery URL or directly the provider metadata'],
];

function confidential(view: View, text: string): readonly Refusal[] {
  if (!isClientType(view, 'confidential') || passage(view, text, settingOf('oidc')) !== 'passed') return [];
  const at = rangeOf(view, 'authn.clientType');
  const block = view.get('oidc');
  const isThere = block.source === 'file' && block.value !== null;
  if (view.vocabulary === 'server' && !isThere) return [{ message: 'OidcConfiguration cannot be null', range: at }];
  const missing = needed.find(([keys]) => keys.some((key) => isLeftOut(view, key)));
  const numbers = placesOf(view, 'oidc.maxClockSkew', 'oidc.maxAge').filter(
    ({ text: number }) => !/^\s*(?:-?\d+\s*)?$/.test(number),
  );
  return [
    ...(missing === undefined
      ? []
      : [{ message: missing[1], range: rangeOf(view, missing[0].find((key) => isLeftOut(view, key)) ?? 'oidc') }]),
    ...numbers.map(({ text: number, at: place }) => ({
      message: `NumberFormatException: For input string: "${number}"`,
      range: place.range ?? view.heading,
    })),
  ];
}

const isLeftOut = (view: View, key: SettingKey): boolean =>
  isMissing(view, key) && !(view.partial && view.get(key).source === 'default');

const rangeOf = (view: View, key: SettingKey): Refusal['range'] =>
  view.get(key).range ?? view.get('oidc').keyRange ?? view.get('authn.clientType').range ?? view.heading;
