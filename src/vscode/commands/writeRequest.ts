import { placeIn, type Place } from '../../provisioning/place';
import type { ProviderEntry } from '../../provisioning/providers';
import { back } from '../platform/ask';
import { walk, type Step } from '../platform/walk';
import type { Command, CommandServices } from './command';
import { activeConfiguration } from './files/configurationFiles';
import { showNew } from './files/showNew';
import { requestDocument, type Addressee } from './plan/requestDocument';
import { requestOf, type Answers } from './setUp/answers';
import { askNewClient } from './setUp/askClient';
import { askFlow } from './setUp/askFlow';
import { askOpenMetadataUrl } from './setUp/askOpenMetadataUrl';
import { askProvider } from './setUp/askProvider';
import { askRealmName } from './setUp/askRealmName';
import { setUpDesk } from './setUp/setUpDesk';
import { t } from '../../l10n/l10n';

/** Writes down what somebody with more rights has to do, in a new editor. Needs no connection and asks no provider. */
export const writeRequest: Command = {
  id: 'openmetadata-sso.writeRequest',
  async run(services, argument) {
    const desk = setUpDesk(services);
    const file = await activeConfiguration(services);
    const place = placeIn(argument);
    const realm = place?.realm;
    const entry = entryAt(services, place);
    const steps: readonly Step<Answers>[] = [
      askProvider(desk, { presume: true }),
      askRealmName(desk),
      askFlow(desk),
      askOpenMetadataUrl(desk),
      {
        async ask(state, frame) {
          if (state.entry === undefined) return back;
          const client = await askNewClient(
            desk,
            { entry: state.entry, provider: await state.entry.load() },
            state.client,
            frame,
          );
          return client === undefined || client === back ? client : { ...state, client };
        },
      },
    ];
    const answers = await walk<Answers>(
      steps,
      {
        ...(entry === undefined ? {} : { entry }),
        ...(file === undefined ? {} : { file }),
        ...(realm === undefined ? {} : { realm: { name: realm, create: false } }),
      },
      { title: t`Write Request for an Administrator`, canGoBack: false },
    );
    if (answers !== undefined && answers !== back) await write(services, answers, argument);
  },
};

function entryAt({ connections, providers }: CommandServices, place: Place | undefined): ProviderEntry | undefined {
  const profile = place && connections.find(place.connection);
  return providers.find(({ id }) => id === profile?.provider);
}

async function write(services: CommandServices, answers: Answers, argument: unknown): Promise<void> {
  const request = requestOf(answers);
  const { entry } = answers;
  if (request === undefined || entry === undefined) return;
  const provider = await entry.load();
  const to = addressee(services, entry, answers, argument);
  await showNew('markdown', requestDocument(request, provider.instructions(request), to));
}

/** The address is that of the connection which the command was called on, else the one in the file. */
function addressee(
  { connections }: CommandServices,
  provider: ProviderEntry,
  { file }: Answers,
  argument: unknown,
): Addressee {
  const place = placeIn(argument);
  const authority = file?.view.get('authn.authority').value;
  const url =
    place === undefined
      ? provider.realmAt(typeof authority === 'string' ? authority : '', [])?.url
      : connections.find(place.connection)?.url;
  return { provider, ...(url === undefined ? {} : { url }) };
}
