import type * as language from '../../core/language';

export type Core = typeof language;

/** The core with its parser and validators: loaded when the first relevant file asks for it, never at activation. */
export const loadCore = (): Promise<Core> => import('../../core/language');
