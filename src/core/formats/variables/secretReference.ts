import type { Reference } from '../../view';

export type SecretReference = Extract<Reference, { kind: 'kubernetes-secret' }>;

/** The entry of a Secret for a variable that nobody has given one. */
export const inventedSecret = (variable: string): SecretReference => ({
  kind: 'kubernetes-secret',
  name: 'openmetadata-sso',
  entry: variable.toLowerCase().replaceAll('_', '-'),
});
