import { type KeyTransport, privateKeyFile, publicKeyFile } from '../../../provisioning/jwtKeys';
import { shellWord } from '../../../provisioning/secretPlaces';
import { code, plain } from '../pages/markdown';
import { t } from '../../../l10n/l10n';

/** What became of a key pair. Holds no key. */
export interface KeysDone {
  /** The configuration that names the keys now. */
  readonly file: string;
  readonly keyId: string;
  /** The folder of the files on this machine, as the user would write it. */
  readonly folder: string;
  /** The folder as the server sees it. */
  readonly serverFolder: string;
  readonly transport: KeyTransport;
  /** The Kubernetes Secret that is to hold the files, where there is one. */
  readonly secret?: string;
  /** What is mounted in the container, where a folder is. */
  readonly source?: string;
  /** Why the configuration does not bring the files to the server. */
  readonly notMounted?: string;
  readonly overridden: readonly string[];
  readonly isPrivate: boolean;
}

/** What is left to do once the keys are there, as a page to read. */
export function keysPage(done: KeysDone): string {
  return [
    t`# JWT key pair`,
    t`${code(done.file)} names a key pair of your own, with the ID ${code(done.keyId)}. The keys are in ${code(done.folder)}. Nobody else may have ${code(privateKeyFile)}: with it, anybody can be administrator.`,
    ...(done.isPrivate
      ? []
      : [t`This file system has no modes: see to it yourself that only you can read ${code(privateKeyFile)}.`]),
    ...(done.overridden.length === 0
      ? []
      : [t`**Another file says otherwise:** ${done.overridden.map(code).join(', ')}. Change it there as well.`]),
    t`## 1. Bring the keys to the server`,
    ...bringing(done),
    t`## 2. Restart OpenMetadata`,
    t`It reads its keys while it starts. All servers of one OpenMetadata need the same files.`,
    t`## 3. Renew the tokens`,
    t`Every token that OpenMetadata has issued so far is refused from then on: those of bots, ingestion-bot among them, and personal access tokens. People sign in again where their token is one of OpenMetadata’s: with basic authentication, LDAP and SAML, and from 2.0 on with a confidential client. The tokens of your identity provider stay as they are.`,
    [
      t`- Where your release has the command (it came in March 2026): run \`./bootstrap/openmetadata-ops.sh regenerate-bot-tokens\` in the folder of the server, with the new keys in place.`,
      t`- Otherwise: Settings > Bots > each bot: revoke its token and generate a new one.`,
      t`- Deploy the ingestion pipelines anew, and give the new token to whatever runs ingestion elsewhere.`,
      t`- Personal access tokens: their owners make new ones.`,
    ].join('\n'),
    t`## 4. Check`,
    t`OpenMetadata publishes its public key at \`/api/v1/system/config/jwks\`. The \`kid\` there is the ID above once the server uses the new pair. **Compare with Running OpenMetadata…** looks at it for you.`,
    '',
  ].join('\n\n');
}

function bringing(done: KeysDone): readonly string[] {
  const { transport, source, serverFolder, secret, folder, notMounted } = done;
  if (transport === 'same-machine') {
    return [
      t`The server looks for ${code(privateKeyFile)} and ${code(publicKeyFile)} in ${code(serverFolder)}. The user that it runs as has to be able to read both, and nobody else the private one.`,
    ];
  }
  if (secret !== undefined) {
    return [
      t`The keys go into the Kubernetes Secret ${code(secret)}, in the namespace of OpenMetadata. This creates it, or replaces what it holds:`,
      fenced('sh', createKeySecretCommand(secret, folder)),
      notMounted === undefined
        ? t`${code(done.file)} mounts it at ${code(serverFolder)}.`
        : t`${plain(notMounted)} The pod needs:\n\n${fenced('yaml', podVolume(secret, serverFolder))}`,
    ];
  }
  const readable = t`The user that the server runs as in its container has to be able to read the private key: give the file to that user if it is not yours.`;
  if (source !== undefined && notMounted === undefined) {
    return [t`${code(done.file)} mounts the folder at ${code(serverFolder)}, read-only. ${readable}`];
  }
  const service = [
    'services:',
    '  openmetadata-server:',
    '    volumes:',
    `      - ${source ?? './jwtkeys'}:${serverFolder}:ro`,
  ];
  return [
    t`${plain(notMounted ?? t`An env file cannot say which folders a container has.`)} With Docker Compose:`,
    fenced('yaml', service.join('\n')),
    readable,
  ];
}

/** Creates the Secret, or replaces what it holds. The command names the files; the keys themselves are not in it. */
export function createKeySecretCommand(secret: string, folder: string): string {
  const files = [privateKeyFile, publicKeyFile].map(
    (name) => `--from-file=${shellWord(`${name}=${folder.replace(/[\\/]$/, '')}/${name}`)}`,
  );
  return `kubectl create secret generic ${shellWord(secret)} ${files.join(' ')} --dry-run=client --output=yaml | kubectl apply --filename=-`;
}

const podVolume = (secret: string, serverFolder: string): string =>
  [
    'volumes:',
    `  - name: ${secret}`,
    '    secret:',
    `      secretName: ${secret}`,
    'containers:',
    '  - volumeMounts:',
    `      - name: ${secret}`,
    `        mountPath: ${serverFolder}`,
    '        readOnly: true',
  ].join('\n');

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
