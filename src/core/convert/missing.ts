import type { SettingKey } from '../catalogue/catalogue';

/** What the file sets and the new one does not. */
export interface MissingSetting {
  readonly key: SettingKey;
  /** As the file at hand names it. */
  readonly name: string;
  /** A full sentence: why, and where to set it instead. */
  readonly reason: string;
}
