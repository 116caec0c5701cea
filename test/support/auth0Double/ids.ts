import { randomInt } from 'node:crypto';

const alphanumerics = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits by chance: client IDs have 32 of them (recordings). */
export const newId = (length: number): string =>
  Array.from({ length }, () => alphanumerics.charAt(randomInt(alphanumerics.length))).join('');
