import type { Release } from '../catalogue/setting';
import type { SettingKey } from '../catalogue/catalogue';
import type { Change } from '../finding';
import type { Result } from '../result';
import type { TextEdit } from '../text/range';
import type { FormatId, Reference, View } from '../view';

/** Another file of the workspace that may belong to the same deployment. */
export interface NearbyFile {
  /** From the folder of the file at hand, with slashes: `.env`, `../secrets/oidc.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** What is known about the file's surroundings. Nothing here is needed: what is absent is unknown. */
export interface Surroundings {
  /** Variables that the server will have. A variable that is not in here is unknown, not unset. */
  readonly environment?: ReadonlyMap<string, string>;
  /** The release that the user named. It wins over what the file says. */
  readonly release?: Release;
  /** In an order that stays the same: the file's own folder first, by name. */
  readonly nearby?: readonly NearbyFile[];
  /** The last part of the file's own URI, by which files nearby speak of it. */
  readonly name?: string;
}

/** A value that the format keeps outside the file, and where the file now says it is. */
export interface Elsewhere {
  readonly key: SettingKey;
  /**
   * What has to be put there. A Kubernetes Secret has to hold exactly this text: its value is pasted into YAML, so it is
   * in quotes where it needs them. For a variable it is the value itself, which the format of that place quotes.
   */
  readonly value: string;
  readonly secret: boolean;
  readonly home: Reference;
}

export interface Edited {
  /** In text order, not overlapping. */
  readonly edits: readonly TextEdit[];
  /** What must be put elsewhere before the file means what was asked. */
  readonly elsewhere: readonly Elsewhere[];
}

/** A folder of files that the server is to find under a path of its own. */
export interface MountedFolder {
  /** Where the server finds it: `/etc/openmetadata/jwtkeys`. */
  readonly path: string;
  /**
   * What is there: a folder, by its path from the file at hand or from the root, or, in Kubernetes, the name of a Secret
   * whose entries are the files.
   */
  readonly source: string;
}

/** Why a file cannot be changed. `message` is a full sentence that says what to do next. */
export interface CannotEdit {
  readonly kind: 'unreadable' | 'not-expressible';
  readonly message: string;
}

/**
 * One deployment format seen as a security configuration. Two promises, tested alike for every format:
 * what `edit` set is what `read` sees, and no byte outside the edits changes.
 */
export interface Lens {
  readonly id: FormatId;
  /** What the format is called in messages: "Helm values". */
  readonly label: string;
  /** Cheap: decides from the name and a glance at the text. `name` is the last part of the file's URI. */
  detect(name: string, text: string): boolean;
  /** Never throws: what cannot be read is unknown. */
  read(text: string, surroundings?: Surroundings): View;
  /** The smallest edits after which `read` sees `changes`. */
  edit(text: string, changes: readonly Change[]): Result<Edited, CannotEdit>;
  /** The same, after which the server finds a folder as well. Absent where the format says nothing of folders. */
  mount?(text: string, changes: readonly Change[], folder: MountedFolder): Result<Edited, CannotEdit>;
}
