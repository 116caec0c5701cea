import type * as vscode from 'vscode';
import type { Elsewhere } from '../../../core/formats/lens';
import { kubernetesSecrets, variables } from '../../../provisioning/secretPlaces';
import type { EditingServices } from '../command';
import { placeInEnvironment } from './placeInEnvironment';
import { placeInKubernetes } from './placeInKubernetes';
import { nothingPlaced, tell, together, type Placed } from './placed';
import { t } from '../../../l10n/l10n';

/** Offers a home for every value that the format keeps outside the file. What is put off can be chosen later. */
export async function place(
  services: EditingServices,
  file: vscode.Uri,
  elsewhere: readonly Elsewhere[],
): Promise<Placed> {
  for (const { secret, value } of elsewhere) if (secret) services.log.addSecret(value);
  const secrets = kubernetesSecrets(elsewhere);
  const environment = variables(elsewhere);
  const later = {
    title: t`Choose Now`,
    run: async () => {
      tell(services, '', await place(services, file, elsewhere));
    },
  };
  const inCluster = secrets.length === 0 ? nothingPlaced : await placeInKubernetes(services, secrets, later);
  const inEnvironment =
    environment.length === 0 ? nothingPlaced : await placeInEnvironment(services, file, environment, later);
  return together([inCluster, inEnvironment]);
}
