import type { Change } from '../../finding';
import { err, ok, type Result } from '../../result';
import { lineEnding } from '../../text/lines';
import type { CannotEdit, Edited, Elsewhere, Lens, MountedFolder } from '../lens';
import { relativeOf } from '../variables/relative';
import { type VariableWish, variableWishes } from '../variables/wishes';
import { checkedEdit, unreadable } from '../yaml/checked';
import { editYaml } from '../yaml/edit';
import { SourceLines } from '../yaml/lines';
import { entryOf } from '../yaml/node';
import type { Reading } from '../../view';
import { environmentWanted, neighbourOf } from './environmentEdit';
import { composeFile, type ComposeServer } from './server';
import { volumeWanted } from './volumes';
import { placeholderOf, replaceText, writtenText } from './write';
import { t } from '../../../l10n/l10n';

/**
 * The smallest edits of a compose file after which the server has `changes`. A placeholder stays: its default is changed. A
 * secret is not written at all: its variable gets a placeholder, and is to be set where Compose finds it.
 * @param folder what the container is to have besides
 */
export function editCompose(
  text: string,
  changes: readonly Change[],
  read: Lens['read'],
  folder?: MountedFolder,
): Result<Edited, CannotEdit> {
  const { isReadable, root, server } = composeFile(text);
  if (server === undefined) return err(isReadable ? noServer : unreadable);
  const before = read(text);
  const wishes = variableWishes(before, changes);
  if (!wishes.ok) return wishes;
  const texts = new Map<string, string | undefined>();
  const elsewhere: Elsewhere[] = [];
  for (const wish of wishes.value) {
    const { change, setting, variable } = wish;
    if ('remove' in change) texts.set(variable, undefined);
    else if ('set' in change) texts.set(variable, writtenText(change.set, modelFor(server, variable)));
    else {
      const reading = before.get(setting.key);
      const target = placeholderOf(textOf(server, variable)) ?? variable;
      if (!isThere(server, variable, reading)) texts.set(variable, `\${${target}}`);
      elsewhere.push(...homeOf(wish, reading, target));
    }
  }
  const environment = entryOf(server.service, 'environment');
  const wanted = environmentWanted(text, ['services', server.name, 'environment'], environment, texts);
  if (!wanted.ok) return wanted;
  const mounted = folder === undefined ? ok([]) : volumeWanted(server, folder);
  if (!mounted.ok) return mounted;
  const edits = editYaml(new SourceLines(text, lineEnding(text)), root, [...wanted.value, ...mounted.value], {
    dialect: 'compose',
    blockLists: true,
    keptLevels: 2,
    replace: (node, put, inFlow) =>
      'value' in put && typeof put.value === 'string' && node.kind === 'scalar' && node.range.start < node.range.end
        ? [replaceText(text, node, put.value, inFlow)]
        : undefined,
    follow: (node, name) => (node === environment?.node ? neighbourOf(node, name) : undefined),
  });
  return checkedEdit(text, before, changes, edits, elsewhere, read);
}

const noServer: CannotEdit = {
  kind: 'not-expressible',
  message: t`No service of this compose file runs the OpenMetadata server. Add that service first.`,
};

const textOf = ({ entries }: ComposeServer, variable: string): string | undefined =>
  entries.findLast(({ name }) => name === variable)?.text?.text;

/** What a variable is written like: as it stands, or, where it is new, as a placeholder of its own if its neighbours are that. */
function modelFor(server: ComposeServer, variable: string): string | undefined {
  if (server.entries.some(({ name }) => name === variable)) return textOf(server, variable);
  const neighbour = relativeOf(server.entries, variable);
  return neighbour !== undefined && placeholderOf(neighbour.text?.text) === neighbour.name
    ? `\${${variable}}`
    : undefined;
}

/** The value comes from outside already. */
const isThere = (server: ComposeServer, variable: string, { value, source }: Reading): boolean =>
  source === 'file' &&
  value === undefined &&
  (placeholderOf(textOf(server, variable)) !== undefined ||
    server.entries.findLast(({ name }) => name === variable)?.inherited === true);

/** What has to be put where the placeholder looks for it: the secret, or what stands here now. */
function homeOf({ change, setting }: VariableWish, { value, source }: Reading, variable: string): readonly Elsewhere[] {
  const secret = 'secret' in change ? change.secret : undefined;
  const here = source === 'default' || value === undefined || value === null ? '' : value;
  const text = secret ?? (typeof here === 'string' ? here : JSON.stringify(here));
  if (secret === undefined && text.trim() === '') return [];
  const home = { kind: 'environment-variable', variable } as const;
  return [{ key: setting.key, value: text, secret: setting.secret === true || secret !== undefined, home }];
}
