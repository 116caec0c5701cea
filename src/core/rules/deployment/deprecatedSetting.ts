import { catalogue, type CatalogueRow, settingOf, type SettingKey } from '../../catalogue/catalogue';
import { deprecationIn } from '../../catalogue/prose';
import { compareReleases } from '../../catalogue/releases';
import type { Fix } from '../../finding';
import type { Reading, View } from '../../view';
import type { Report, Rule } from '../rule';
import { isWritten, nameOf } from '../subject';
import { isOwn } from './shippedValue';
import { t } from '../../../l10n/l10n';

/** Settings that take the value over as it is. The others want it in another form. */
const successors: ReadonlyMap<SettingKey, SettingKey> = new Map([['oidc.sessionExpiry', 'authn.sessionExpiry']]);

/** A setting that OpenMetadata is giving up, in a release that has what takes its place. */
export const deprecatedSetting: Rule = {
  code: 'deprecated-setting',
  severity: 'hint',
  check({ view, report }) {
    for (const setting of catalogue) {
      const { deprecated, key } = setting;
      if (deprecated === undefined || deprecationIn(setting, view.release) === undefined) continue;
      const reading = view.get(key);
      if (!isWritten(reading)) continue;
      if (key === 'authz.botPrincipals') {
        if (stopsTheServer(view, reading)) report(botPrincipals(view, reading));
      } else if (isOwn(reading) && hasSuccessors(view, deprecated)) {
        report(givenUp(view, setting, reading, deprecated));
      }
    }
  },
};

const givenUp = (view: View, { key }: CatalogueRow, reading: Reading, deprecated: string): Report => ({
  at: reading.keyRange === undefined ? reading : { range: reading.keyRange },
  message: t`OpenMetadata is giving up ${nameOf(view, key)}. ${withNames(view, deprecated)}`,
  fixes: moved(view, key, reading),
  tags: ['deprecated'],
});

const settingWords = /\b\w+\.[\w.]*\w/g;

const keyOf = (word: string): SettingKey | undefined => catalogue.find(({ key }) => key === word)?.key;

/** The catalogue's prose names settings by its own keys. */
const withNames = (view: View, prose: string): string =>
  prose.replace(settingWords, (word) => {
    const key = keyOf(word);
    return key === undefined ? word : nameOf(view, key);
  });

/** The chart has no value yet for much that is new, and then its old one is still the way. */
const hasSuccessors = (view: View, prose: string): boolean =>
  view.vocabulary !== 'chart' ||
  (prose.match(settingWords) ?? [])
    .flatMap((word) => keyOf(word) ?? [])
    .every((key) => settingOf(key).helm !== undefined);

/** Where the release is not known it may be one that has no successor yet, so nobody is pushed. */
function moved(view: View, key: SettingKey, { value }: Reading): readonly Fix[] {
  const successor = successors.get(key);
  if (successor === undefined || value === undefined || value === null) return [];
  const changes = [
    { key: successor, set: value },
    { key, remove: true as const },
  ];
  const title = t`Use ${nameOf(view, successor)}`;
  return view.get(successor).source === 'file'
    ? [{ title: t`Remove ${nameOf(view, key)}`, changes: [{ key, remove: true }] }]
    : [{ title, ...(view.release === undefined ? {} : { preferred: true }), changes }];
}

/** "'botPrincipals' configuration is deprecated. Please remove it" (OpenMetadataApplication), whatever it holds. */
const stopsTheServer = ({ release }: View, { value }: Reading): boolean =>
  value !== undefined && value !== null && (release === undefined || compareReleases(release, '1.0') >= 0);

const botPrincipals = (view: View, { key, ...reading }: Reading): Report => ({
  at: reading.keyRange === undefined ? reading : { range: reading.keyRange },
  severity: 'error',
  message: t`The server does not start while ${nameOf(view, key)} is there: bots are kept in OpenMetadata itself. Remove it.`,
  fixes: [{ title: t`Remove ${nameOf(view, key)}`, preferred: true, safe: true, changes: [{ key, remove: true }] }],
  tags: ['deprecated'],
});
