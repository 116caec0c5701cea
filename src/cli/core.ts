import type * as language from '../core/language';

/** The core that the commands share with the extension. */
export type Core = typeof language;

/** Loaded like this it is the very chunk that the extension loads, and ships once. */
export const loadCore = (): Promise<Core> => import('../core/language');
