import { withoutSlash } from './webUrl';

/** Whether two addresses lead to the same server. The loopback host has several names, and a slash at the end says nothing. */
export const sameAddress = (a: string, b: string): boolean => canonical(a) === canonical(b);

/** Scheme, host and path without what makes no difference. The host of a URL goes by any case, its port may go without saying. */
function canonical(address: string): string {
  const [, scheme = '', host = '', port = '', path = ''] =
    /^(https?):\/\/(\[[^\]]*\]|[^/:\s?#]+)(?::(\d+))?([^\s?#]*)$/i.exec(address.trim()) ?? [];
  if (host === '') return address;
  const known = scheme.toLowerCase();
  const name = /^(?:127(?:\.\d+){3}|\[::1\])$/.test(host) ? 'localhost' : host.toLowerCase();
  const standard = port === '' || port === (known === 'https' ? '443' : '80');
  return `${known}://${name}${standard ? '' : `:${port}`}${withoutSlash(path)}`;
}
