import type { SettingKey } from '../../catalogue/catalogue';
import type { Release } from '../../catalogue/setting';
import type { Change } from '../../finding';
import { err, ok, type Result } from '../../result';
import { applyEdits } from '../../text/range';
import type { View } from '../../view';
import { objectsIn } from '../kubernetes/objects';
import type { CannotEdit, Edited, Lens, MountedFolder, Surroundings } from '../lens';
import { cannotMount, notExpressible } from '../yaml/checked';
import { joinEdits } from '../yaml/lines';
import type { YamlEntry, YamlNode } from '../yaml/node';
import { unreadableView, type ViewKind } from '../yaml/view';
import { outerView } from './outerView';
import { type Region, regionAt } from './region';
import { t } from '../../../l10n/l10n';

/** A place in a Kubernetes object where a file of another format may stand, and the lens of that format. */
export interface Place {
  readonly entry: YamlEntry;
  readonly lens: Lens;
}

/** A format whose files hold a file of another format. */
export interface Host extends Pick<Lens, 'label' | 'detect'> {
  /** Of a file that holds none after all. */
  readonly kind: ViewKind;
  /** The line that tells an object of this kind. */
  readonly objects: RegExp;
  /** The keys, with their colons, below which the inner file stands as a map. */
  readonly asText?: RegExp;
  /** Of these, the first that its lens can read counts. */
  places(object: YamlNode, text: string): readonly Place[];
  /** The release that the object names, where the inner file names none. */
  release?(object: YamlNode): Release | undefined;
  /** Settings that the object takes from somewhere else than the inner file. */
  overridden?(object: YamlNode): ReadonlySet<SettingKey>;
  /** What a file has to look like to be changed, as a full sentence. */
  readonly remedy: string;
}

/** A file inside another. */
interface Inner {
  readonly lens: Lens;
  readonly region: Region;
  /** What its own lens sees; ranges are those of the region. */
  readonly view: View;
  /** The object around it. */
  readonly object: YamlNode;
}

/**
 * The lens of a format that holds a file of another one, in an indented region of lines. Without its indentation the
 * region is a text that the inner lens reads and edits; every range and edit is put back where it came from.
 */
export function embeddedLens(host: Host): Lens {
  const read: Lens['read'] = (text, surroundings = {}) => {
    const inner = innerFile(host, text, surroundings);
    if (inner === undefined) return unreadableView(host.kind, surroundings);
    const release = inner.view.release ?? host.release?.(inner.object);
    return outerView(inner.view, inner.region, host.kind.format, release, host.overridden?.(inner.object));
  };
  return {
    id: host.kind.format,
    label: host.label,
    detect: (name, text) => host.detect(name, text),
    read,
    edit: (text, changes) => editInner(host, text, changes),
    mount: (text, changes, folder) => editInner(host, text, changes, folder),
  };
}

/** The first file inside a text that its lens can read; undefined where there is none. */
function innerFile(host: Host, text: string, surroundings: Surroundings = {}): Inner | undefined {
  for (const object of objectsIn(text, host.objects, host.asText)) {
    for (const { entry, lens } of host.places(object, text)) {
      const region = regionAt(text, entry);
      const view = region === undefined ? undefined : lens.read(region.text, surroundings);
      if (region !== undefined && view?.readable === true) return { lens, region, view, object };
    }
  }
  return undefined;
}

function editInner(
  host: Host,
  text: string,
  changes: readonly Change[],
  folder?: MountedFolder,
): Result<Edited, CannotEdit> {
  const inner = innerFile(host, text);
  if (inner === undefined) return err({ kind: 'unreadable', message: host.remedy });
  const { lens, region, object } = inner;
  const lost = changes.find(({ key }) => host.overridden?.(object).has(key));
  if (lost !== undefined) return err(notExpressible(lost.key, t`a Helm parameter of the same file wins over it`));
  const edited =
    folder === undefined
      ? lens.edit(region.text, changes)
      : (lens.mount?.(region.text, changes, folder) ?? err(cannotMount));
  if (!edited.ok) return edited;
  const edits = joinEdits(edited.value.edits.map(region.outerEdit));
  // Whatever was written has to be the inner file again, and nothing but that.
  const after = innerFile(host, applyEdits(text, edits))?.region.text;
  const wanted = applyEdits(region.text, edited.value.edits);
  if (after === undefined || withLf(after) !== withLf(wanted))
    return err({ kind: 'not-expressible', message: host.remedy });
  return ok({ edits, elsewhere: edited.value.elsewhere });
}

const withLf = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();
