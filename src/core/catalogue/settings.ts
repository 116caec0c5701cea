import type { Setting } from './setting';

/** Keeps the keys of a group of settings as literal types, so that a misspelt key is a compile error. */
export const settings = <const T extends readonly Setting[]>(rows: T): T => rows;
