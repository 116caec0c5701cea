import type { Effective, Hover } from '../../core/hover';
import { t } from '../../l10n/l10n';

/**
 * One paragraph about the setting, then its facts, a line each.
 * @param described whether something else on the screen has that paragraph already
 */
export function hoverMarkdown(hover: Hover, { described = false }: { readonly described?: boolean } = {}): string {
  const facts: readonly (string | undefined)[] = [
    hover.effective && fact(t`Effective value`, effectiveValue(hover.effective)),
    hover.environmentVariable && fact(t`Environment variable`, code(hover.environmentVariable)),
    hover.helmValues.length > 0 ? fact(t`Helm value`, hover.helmValues.map(code).join(', ')) : undefined,
    fact(t`Since`, releases(hover)),
    `[${t`OpenMetadata’s documentation`}](${hover.documentation})`,
  ];
  const deprecated = hover.deprecated && `*${t`Deprecated.`}* ${hover.deprecated}`;
  const description = described ? undefined : hover.description;
  const paragraphs = [`**${hover.name}**`, description, deprecated, facts.filter(Boolean).join('  \n')];
  return paragraphs.filter(Boolean).join('\n\n');
}

const fact = (label: string, text: string): string => `${label}: ${text}`;

function effectiveValue(effective: Effective): string {
  switch (effective.kind) {
    case 'value':
      return code(effective.text);
    case 'secret':
      return '••••••';
    case 'empty':
      return t`not set`;
    case 'unknown':
      return t`not known from this file`;
    case 'elsewhere':
      return effective.reference.kind === 'environment-variable'
        ? t`the value of ${code(effective.reference.variable)}`
        : t`entry ${code(effective.reference.entry)} of the Secret ${code(effective.reference.name)}`;
  }
}

function releases({ since, until }: Hover): string {
  if (until !== undefined) return t`${firstRelease(since)}, gone after ${until}`;
  return firstRelease(since);
}

/** The first release that knows a setting, in words. */
export function firstRelease(since: string): string {
  if (since === 'main') return t`not released yet`;
  return since === '1.5.0' ? t`1.5 or earlier` : since;
}

/** Inline code, whatever backticks and line ends the text holds. */
function code(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? fence + line + fence : `${fence} ${line} ${fence}`;
}
