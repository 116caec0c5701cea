import type { Converted, ConversionTarget } from '../../core/convert';
import { ok } from '../../core/result';
import { back, type Choice } from '../platform/ask';
import type { EditingCommand, EditingServices } from './command';
import { conversionText } from './convert/conversionText';
import { configurationAsked, type Asked } from './files/configurationAsked';
import { showNew } from './files/showNew';
import { place } from './secrets/place';
import { tell } from './secrets/placed';
import { t } from '../../l10n/l10n';

/** Writes the open configuration anew in another format, in a new editor: (uri, target), both to be asked for if absent. */
export const convertConfiguration: EditingCommand = {
  id: 'openmetadata-sso.convertConfiguration',
  async run(services, argument, wanted) {
    const asked = await configurationAsked(services, argument);
    if (asked === undefined) return;
    const choices = await targets(services, asked);
    const target = choices.find(({ value }) => value === wanted)?.value ?? (await askTarget(services, asked, choices));
    if (target === undefined) return;
    const { convert } = await services.core();
    const converted = convert(asked.lens, asked.text, target, asked.surroundings);
    if (converted.ok) await show(services, asked, target, converted.value);
    else services.notify('error', t`${asked.name} was not converted. ${converted.error.message}`);
  },
};

/** Every format that can be written anew, but the one at hand. */
async function targets({ core }: EditingServices, { lens }: Asked): Promise<readonly Choice<ConversionTarget>[]> {
  const { conversionTargets, lenses } = await core();
  return conversionTargets
    .filter((target) => target !== lens.id)
    .map((value) => ({
      label: lenses.find(({ id }) => id === value)?.label ?? value,
      icon: 'file',
      value,
    }));
}

async function askTarget(
  { prompts }: EditingServices,
  { name }: Asked,
  choices: readonly Choice<ConversionTarget>[],
): Promise<ConversionTarget | undefined> {
  const answer = await prompts.pick<ConversionTarget>({
    title: t`Convert Configuration`,
    canGoBack: false,
    placeholder: t`The format to write ${name} in. It opens in a new editor; ${name} stays as it is.`,
    choices: () => Promise.resolve(ok(choices)),
  });
  return answer === back ? undefined : answer;
}

async function show(
  services: EditingServices,
  { name }: Asked,
  target: ConversionTarget,
  { text, elsewhere, missing }: Converted,
): Promise<void> {
  for (const { secret, value } of elsewhere) if (secret) services.log.addSecret(value);
  const document = await showNew(target === 'env-file' ? 'dotenv' : 'yaml', text);
  const message = conversionText(name, missing, elsewhere);
  if (elsewhere.length === 0) {
    services.notify(missing.length === 0 ? 'info' : 'warning', message);
    return;
  }
  services.notify('warning', message, {
    title: t`Place Secrets…`,
    run: async () => {
      tell(services, '', await place(services, document.uri, elsewhere));
    },
  });
}
