import type { Changes } from './change';

/** Every kind of change that Auth0 has, and how it makes it. */
export const changes: Partial<Changes> = {};
