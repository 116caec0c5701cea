import type { Release } from '../../../core/catalogue/setting';
import type { Cause, Comparison } from '../../../core/runningServer';
import type { FormatId } from '../../../core/view';
import { code, page } from '../pages/markdown';
import { t } from '../../../l10n/l10n';

/** What was compared with what. */
export interface Compared {
  readonly file: string;
  readonly format: FormatId;
  /** The server's address, and its release where it says it. */
  readonly url: string;
  readonly release: Release | undefined;
  readonly comparison: Comparison;
}

/** What a file and a running server say differently, why, and the way out, as a page. Holds no secret: the server tells none. */
export function runningServerPage({ file, format, url, release, comparison }: Compared): string {
  const { differences, same, cause } = comparison;
  const server = release === undefined ? t`OpenMetadata at ${code(url)}` : t`OpenMetadata ${release} at ${code(url)}`;
  const parts = [
    t`# Compared with the running OpenMetadata`,
    t`${code(file)} and ${server}: ${differing(differences.length)}, ${agreeing(same.length)}.`,
  ];
  if (differences.length > 0) {
    const lines = differences.map(
      ({ name, file: here, server: there }) =>
        t`- ${code(name)}\n  - the file: ${code(here)}\n  - the server: ${code(there)}`,
    );
    parts.push(t`## What differs`, ...stillBasic(comparison), lines.join('\n'));
  }
  if (cause !== undefined) parts.push(t`## Why, and the way out`, ...wayOut(cause, format, release));
  if (same.length > 0) parts.push(t`## The same`, same.map(({ name }) => code(name)).join(', '));
  parts.push(
    t`## Not compared`,
    t`A server tells nobody its secrets, its discovery document, its scopes, or who is administrator, and most releases keep their key URLs to themselves. **Check Sign-In** tries those at the identity provider.`,
  );
  return page(parts);
}

function differing(count: number): string {
  if (count === 0) return t`no settings differ`;
  return count === 1 ? t`one setting differs` : t`${count} settings differ`;
}

function agreeing(count: number): string {
  if (count === 0) return t`no are the same`;
  return count === 1 ? t`one is the same` : t`${count} are the same`;
}

function stillBasic({ differences }: Comparison): readonly string[] {
  const provider = differences.find(({ key }) => key === 'authn.provider');
  return provider?.server === 'basic'
    ? [t`People still sign in with a password of OpenMetadata (\`basic\`): single sign-on is not on yet.`]
    : [];
}

function wayOut(cause: Cause, format: FormatId, release: Release | undefined): readonly string[] {
  const started = t`The server was started with other settings than these: it has not been restarted since the file was changed, or the file does not reach it (another file, another release of the chart, a variable that is not forwarded).`;
  const restart = [t`Deploy the file and restart:`, fenced(restartOf(format))];
  switch (cause) {
    case 'no-database':
      return [t`${started} This release keeps no sign-in settings in its database.`, ...restart];
    case 'not-this-file':
      return [started, ...restart, t`Compare again afterwards: from 1.10 on the database may still win.`];
    case 'database':
      return [
        t`The server was started with this file: its principal domain, or the ID of its key, is the one that stands here. But since its first start it keeps sign-in settings in its database (table \`openmetadata_settings\`), and those win over files and variables (OpenMetadata 1.10 to 2.0).`,
        ...databaseWaysOut(format),
      ];
    case 'config-source':
      return [
        t`Releases after 2.0 can be told which wins, files or database. With \`AUTO\` what was changed in the application is kept.`,
        t`Set \`SECURITY_CONFIG_SOURCE=ENV\` (\`configSource.security\`) to have the file win at every start. Where it names another identity provider than the application, the first such start also wants \`SECURITY_CONFIG_SOURCE_CONFIRM_PROVIDER_CHANGE=true\`.`,
        ...restart,
      ];
    case 'either':
      return [
        t`Either: ${started.charAt(0).toLowerCase()}${started.slice(1)}`,
        ...restart,
        release === undefined
          ? t`Or its database wins: the server did not say which release it is, and from 1.10 to 2.0 it keeps sign-in settings there since its first start.`
          : t`Or its database wins: since its first start it keeps sign-in settings there (table \`openmetadata_settings\`), and those win over files and variables (OpenMetadata 1.10 to 2.0).`,
        ...databaseWaysOut(format),
      ];
  }
}

function databaseWaysOut(format: FormatId): readonly string[] {
  return [
    t`If somebody can still sign in as administrator: change the settings under **Settings > SSO** of OpenMetadata.`,
    t`Otherwise, or to let the file win once: remove what the database holds about sign-in, and restart. The next start takes the file again.`,
    fenced([`${inServer(format)}${opsScript(format)} remove-security-config --force`, restartOf(format)].join('\n')),
  ];
}

const isDocker = (format: FormatId): boolean => format === 'compose' || format === 'env-file';

/** The image has OpenMetadata in /opt/openmetadata, and its chart calls the script by that path (chart 1.13.1). */
const opsScript = (format: FormatId): string =>
  `${format === 'server-yaml' ? '.' : '/opt/openmetadata'}/bootstrap/openmetadata-ops.sh`;

/** The names are those of the files that OpenMetadata ships. */
function inServer(format: FormatId): string {
  if (format === 'server-yaml') return '';
  return isDocker(format) ? 'docker compose exec openmetadata-server ' : 'kubectl exec deployment/openmetadata -- ';
}

function restartOf(format: FormatId): string {
  if (format === 'server-yaml') return './bin/openmetadata.sh restart';
  return isDocker(format)
    ? 'docker compose up --detach --force-recreate openmetadata-server'
    : 'kubectl rollout restart deployment/openmetadata';
}

const fenced = (text: string): string => `\`\`\`sh\n${text}\n\`\`\``;
