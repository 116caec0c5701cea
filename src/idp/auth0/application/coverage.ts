/**
 * Whether a registered address lets this one through. Auth0 takes a `*` in the first label of the host, for one label or
 * a part of it (docs, "Subdomain URL placeholders"). Its other placeholder, `{organization_name}`, stands for an organization
 * that a sign-in to OpenMetadata never names, so it lets none through.
 */
export function covers(registered: string, address: string): boolean {
  if (registered === address) return true;
  const [, scheme = '', first = '', rest = ''] = wildcard.exec(registered) ?? [];
  if (first === '' || !address.startsWith(scheme) || !address.endsWith(rest)) return false;
  const label = address.slice(scheme.length, address.length - rest.length);
  const [before = '', after = ''] = first.split('*');
  return (
    label.length > before.length + after.length &&
    label.startsWith(before) &&
    label.endsWith(after) &&
    /^[a-z0-9-]+$/i.test(label)
  );
}

/** `https://`, `om-*`, `.acme.example/callback`. A `*` before a top-level domain is none that Auth0 takes. */
const wildcard = /^(https?:\/\/)([^./*]*\*[^./*]*)(\.[^./*]+\.[^*]+)$/i;

export const hasWildcard = (address: string): boolean => address.includes('*');

/** The same list, and behind it what it does not let through yet: nothing that is there is ever dropped. */
export const withAddresses = (
  registered: readonly string[] | undefined,
  wanted: readonly string[],
): readonly string[] => {
  const known = registered ?? [];
  return [...known, ...wanted.filter((address) => !known.some((each) => covers(each, address)))];
};
