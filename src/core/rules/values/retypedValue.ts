import { type CatalogueRow, everySetting } from '../../catalogue/catalogue';
import { quoted } from '../../text/quoted';
import { isBlank } from '../../value';
import type { Reading, View } from '../../view';
import type { Rule } from '../rule';
import { isClientType, isWritten, nameOf } from '../subject';
import { isInUse } from './inUse';
import { t } from '../../../l10n/l10n';

/** What YAML makes of a text that was meant as it stands. */
type Loss = 'alias' | 'nothing' | 'part' | 'comment' | 'word' | 'number';

/**
 * The server pastes variables into `openmetadata.yaml` before it parses that, so a text without quotes is YAML: `*abc` is
 * abc, `&abc` is nothing, `yes` is true and `012` is ten (measured with Dropwizard 4.0.7). Aliases of the file itself are
 * read as their names, too.
 */
export const retypedValue: Rule = {
  code: 'retyped-value',
  severity: 'warning',
  check({ view, report }) {
    const seen = new Set<number>();
    for (const setting of everySetting.filter((candidate) => isInUse(view, candidate))) {
      const reading = view.get(setting.key);
      const { range, keyRange } = reading;
      const text = plainText(reading);
      const loss = text === undefined ? undefined : lossOf(text, reading, setting, view);
      // One variable can fill two settings.
      if (text === undefined || loss === undefined || range === undefined || seen.has(range.start)) continue;
      seen.add(range.start);
      const isEmpty = range.start === range.end && keyRange !== undefined;
      report({
        at: isEmpty ? { range: keyRange } : reading,
        severity: loss === 'nothing' && isNeeded(view, setting) ? 'error' : 'warning',
        message: `${effect(loss, text, reading, setting, view)} ${remedy(loss, view)}`,
        fixes:
          loss !== 'alias' || view.vocabulary !== 'server'
            ? [{ title: t`Quote the value`, preferred: true, safe: true, changes: [{ key: setting.key, set: text }] }]
            : [],
      });
    }
  },
};

/** What was written without quotes, as the default of a placeholder or by itself. Undefined where that is not one line of text. */
function plainText(reading: Reading): string | undefined {
  if (!isWritten(reading) || reading.elsewhere || reading.written === undefined) return undefined;
  const written = reading.written.trim();
  const text = /^\$\{[^}:]*:-([^}]*)\}$/.exec(written)?.[1]?.trim() ?? written;
  return text === '' || /^["'|>[{]|\$\{|[\r\n]/.test(text) ? undefined : text;
}

function lossOf(text: string, { value }: Reading, setting: CatalogueRow, view: View): Loss | undefined {
  const isFile = view.vocabulary === 'server';
  if (text.startsWith('*')) return isFile || setting.type === 'string' ? 'alias' : undefined;
  if (setting.type !== 'string' || setting.enum !== undefined || value === undefined) return undefined;
  if (value !== null && typeof value !== 'string') return undefined;
  if (/^[&!]/.test(text)) {
    if (isBlank(value)) return 'nothing';
    // In a file that may well be an anchor; a type is meant everywhere.
    return isFile || /^!!(?:str|int|float|bool)\s/.test(text) ? undefined : 'part';
  }
  // Nothing is what the word for nothing says.
  if (value === null || value === text) return undefined;
  if (/\s#/.test(text)) return setting.secret || /\s#\S/.test(text) ? 'comment' : undefined;
  if (value === 'true' || value === 'false')
    return isSwitch(setting) || text.toLowerCase() === value ? undefined : 'word';
  return /^[-+.\d]/.test(text) ? 'number' : undefined;
}

/** A text that the server takes for true or false later. */
const isSwitch = ({ key }: CatalogueRow): boolean => key === 'oidc.useNonce';

/** Without it nobody signs in. */
function isNeeded(view: View, { key }: CatalogueRow): boolean {
  if (key === 'authn.clientId') return isClientType(view, 'public');
  if (key === 'oidc.id' || key === 'oidc.secret') return isClientType(view, 'confidential');
  return key === 'ldap.dnAdminPassword';
}

/** Never shows a secret. */
function effect(loss: Loss, text: string, { key, value }: Reading, { secret }: CatalogueRow, view: View): string {
  const name = nameOf(view, key);
  const read = typeof value === 'string' ? value : '';
  const shown = quoted(text, 40);
  switch (loss) {
    case 'alias':
      return view.vocabulary === 'server'
        ? t`OpenMetadata resolves no YAML aliases: of ${name} it reads the name behind the * and nothing else.`
        : t`To YAML the first character of ${name} begins an alias, so the server reads the rest without it.`;
    case 'nothing':
      return t`The first character of ${name} means something else to YAML, and nothing is left of the value for the server.`;
    case 'part':
      return t`The first character of ${name} means something else to YAML, and the server reads only a part of the value.`;
    case 'comment':
      return t`In YAML a # behind a blank begins a comment, so the server reads ${name} only up to there.`;
    case 'word':
      return secret
        ? t`${name} is a word that YAML takes for true or false, so the server reads another text.`
        : t`The server reads ${shown} in ${name} as ${read}, as YAML does.`;
    case 'number':
      return secret || /e/i.test(text)
        ? t`${name} is a number to YAML, which the server then writes in another way.`
        : t`The server reads ${shown} in ${name} as the number ${read}, as YAML does.`;
  }
}

function remedy(loss: Loss, { vocabulary }: View): string {
  if (vocabulary !== 'server') return t`Put it in double quotes, and those in single ones: '"…"'.`;
  return loss === 'alias' ? t`Write the value itself, or put this in quotes.` : t`Put it in quotes.`;
}
