import { page, redirect, type Answer } from '../answer';
import type { Asking, Surroundings } from '../server';

/**
 * Ends a session, of which the double keeps none, and leads back to an address that the application allows.
 * @param parameter that names the address: `returnTo` at /v2/logout, `post_logout_redirect_uri` at /oidc/logout
 */
export const logOut =
  (parameter: string) =>
  ({ tenant }: Surroundings, { query }: Asking): Answer => {
    const address = query.get(parameter);
    if (address === null) return page(200, 'OK', '');
    const allowed = tenant.applications.get(query.get('client_id') ?? '')?.allowed_logout_urls ?? [];
    if (allowed.includes(address)) return redirect(address);
    return page(
      400,
      'Oops!, something went wrong',
      `<p>The ${parameter} is not in the list of allowed logout URLs.</p>`,
    );
  };
