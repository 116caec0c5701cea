import type { ClientDetails, ClientSettings } from '../../../idp/directory';
import { placeId, type Place } from '../../../provisioning/place';
import { leaf, warning, type ExplorerNode } from '../node';
import { kindOf } from './clientKind';
import { parent } from './parent';
import { t } from '../../../l10n/l10n';

interface Row {
  readonly label: string;
  readonly description: string;
  /** What it is about; without one, it is told beside others only. */
  readonly of?: keyof ClientSettings;
  readonly isBad?: boolean;
}

/** How a client signs people in, as far as its provider knows such settings; nothing if it knows none. */
export function settingsNodes(
  place: Place,
  client: ClientDetails,
  known: ReadonlySet<keyof ClientSettings>,
): readonly ExplorerNode[] {
  const id = `${placeId(place)}#settings`;
  const asGrants = client.listings?.some((listing) => listing.id === 'grants') === true;
  const isTold = ({ of }: Row): boolean =>
    of === undefined || (known.has(of) && !(asGrants && toldByGrants.includes(of)));
  const rows = rowsOf(client).filter(isTold);
  if (rows.every(({ of }) => of === undefined)) return [];
  const { enabled, rootUrl } = client;
  const summary = [flowOf(client), enabled ? t`enabled` : t`disabled`, ...(rootUrl === undefined ? [] : [rootUrl])];
  const isBad = rows.some((row) => row.isBad);
  return [
    parent(
      place,
      id,
      {
        label: t`Settings`,
        description: summary.join(' · '),
        ...(isBad ? warning : { icon: 'settings' }),
        tooltip: [t`Settings`, ...rows.map(({ label, description }) => `${label}: ${description}`)],
        contextValue: 'settings',
      },
      rows.map(({ label, description, isBad = false }) =>
        leaf(place, `${id}/${label}`, {
          label,
          description,
          ...(isBad ? warning : { icon: 'symbol-property' }),
          tooltip: [label, description],
          contextValue: 'setting',
        }),
      ),
    ),
  ];
}

/** Some providers have a list of grants where others have switches. */
const toldByGrants: readonly (keyof ClientSettings)[] = ['standardFlow', 'directAccessGrants'];

const rowsOf = (client: ClientDetails): readonly Row[] => [
  { label: t`Flow`, description: flowOf(client), of: 'standardFlow' },
  {
    label: t`Enabled`,
    description: client.enabled ? t`yes` : t`no: nobody can sign in`,
    of: 'enabled',
    isBad: !client.enabled,
  },
  { label: t`Root URL`, description: client.rootUrl ?? t`none` },
  {
    label: t`Direct access grants`,
    description: client.directAccessGrants ? t`on: OpenMetadata never uses them` : t`off`,
    of: 'directAccessGrants',
    isBad: client.directAccessGrants,
  },
  { label: 'PKCE', description: client.requiresPkce ? t`required` : t`not required`, of: 'requiresPkce' },
];

const flowOf = (client: ClientDetails): string =>
  ({ confidential: t`authorization code`, public: t`implicit`, none: t`none of those OpenMetadata uses` })[
    kindOf(client)
  ];
