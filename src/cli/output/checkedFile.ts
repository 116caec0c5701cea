import type { Finding } from '../../core/finding';
import type { Configuration } from '../configuration';
import type { Core } from '../core';
import type { FixedFile } from '../fix';

/** A configuration that was checked. Its path is as it was given, or below the folder that was given. */
export interface CheckedFile extends Configuration {
  readonly findings: readonly Finding[];
}

/** What there is to report, and the part of the core that it takes to do so. */
export interface Checked {
  readonly files: readonly CheckedFile[];
  readonly fixed: readonly FixedFile[];
  readonly core: Pick<Core, 'fixEdits'>;
}
