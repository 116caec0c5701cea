import { translationsTo } from '../../scripts/texts';
import { keyOf } from '../../src/l10n/key';
import { speak } from '../../src/l10n/l10n';

/** Makes everything that is said from now on German, as the product does where VS Code speaks it. */
export function speakGerman(): void {
  speak(Object.fromEntries(Object.entries(translationsTo('de')).map(([text, german]) => [keyOf(text), german])));
}
