import type { Value } from '../value';

/** By the names of `openmetadata.yaml`: `authenticationConfiguration`, `authorizerConfiguration` and so on. It is JSON. */
export type EffectiveConfiguration = Readonly<Record<string, Value>>;
