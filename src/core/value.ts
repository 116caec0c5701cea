/** A configuration value as the server holds it once its text is parsed. */
export type Scalar = string | number | boolean | null;
export type Value = Scalar | readonly Value[] | { readonly [name: string]: Value };

/** Null and the empty string: the server treats both as "not set". */
export const isBlank = (value: Value): boolean => value === null || (typeof value === 'string' && value.trim() === '');

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

export const sameValue = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);
