/**
 * The formats of the OpenAPI document that a request of ours can miss. The document only names them; what they mean is read
 * from their names, so generously. Those that are not here are let pass.
 */
export const formats = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  'date-time': (text: string): boolean => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)),
  uri: isAddress,
  url: isAddress,
  'callback-url': isAddress,
  'url-with-placeholders': isAddress,
  'absolute-https-uri-or-empty': (text: string): boolean => text === '' || /^https:/.test(text),
};

/** With `*` and `{organization_name}` in the place of a name, as Auth0 allows. */
function isAddress(text: string): boolean {
  return URL.canParse(text.replace('*.', 'any.').replace(/\{\w+\}/g, 'any'));
}
