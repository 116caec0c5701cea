import type { Converted } from '../../../core/convert';
import type { Reference } from '../../../core/view';
import { t } from '../../../l10n/l10n';

/** More names than this are no message any longer; the new file has all of them in its comments. */
const namesInMessage = 4;

/** What became of a configuration in another format: what is missing, and what has to be put where. Holds no secret. */
export function conversionText(name: string, missing: Converted['missing'], elsewhere: Converted['elsewhere']): string {
  const homes = [...new Set(elsewhere.map(({ home }) => homeText(home)))];
  return [
    t`${name} is in the new editor, in its new format.`,
    missing.length === 0
      ? ''
      : t`Not carried over: ${list(missing.map((setting) => setting.name))}. The comments at its top say why.`,
    homes.length === 0 ? '' : t`Still to be set: ${list(homes)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, namesInMessage).join(', ');
  const rest = names.length - namesInMessage;
  return rest > 0 ? t`${shown} and ${rest.toString()} more` : shown;
}

const homeText = (home: Reference): string =>
  home.kind === 'environment-variable' ? t`variable ${home.variable}` : t`entry ${home.entry} of Secret ${home.name}`;
