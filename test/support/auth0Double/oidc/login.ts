import { page, redirect, type Answer } from '../answer';
import type { Asking, Surroundings } from '../server';
import { isEnabled, type StoredUser, type TenantState } from '../state';
import { withQuery } from './authorize';

/** The login form of one sign-in. */
export function loginPage({ sessions }: Surroundings, { query }: Asking): Answer {
  const state = query.get('state') ?? '';
  return sessions.logins.look(state) === undefined ? expired : form(200, state, '');
}

/** The form, filled in: back to the application with a code, or to the form with what is wrong. */
export function logIn({ tenant, sessions }: Surroundings, { query, body }: Asking): Answer {
  const state = query.get('state') ?? '';
  const authorization = sessions.logins.look(state);
  if (authorization === undefined) return expired;
  const fields = new URLSearchParams(body);
  const user = userOf(tenant, authorization.clientId, fields.get('username') ?? '', fields.get('password') ?? '');
  if (user === undefined) return form(400, state, '<p>Wrong username or password</p>');
  sessions.logins.take(state);
  const code = sessions.codes.give({ authorization, userId: user.user_id });
  const kept = authorization.state === undefined ? {} : { state: authorization.state };
  return redirect(withQuery(authorization.callback, { code, ...kept }));
}

const expired = page(400, 'Oops!, something went wrong', '<p>You may have pressed the back button.</p>');

const form = (status: number, state: string, notice: string): Answer =>
  page(
    status,
    'Welcome',
    `${notice}<form method="POST" action="/u/login?state=${state}" data-form-primary="true">
      <input name="username" type="text"><input name="password" type="password"><button>Continue</button>
    </form>`,
  );

/** Only users of connections that the application has. */
function userOf(tenant: TenantState, clientId: string, name: string, password: string): StoredUser | undefined {
  const allowed = [...tenant.connections.values()]
    .filter((connection) => isEnabled(connection, clientId))
    .map((connection) => connection.name);
  return [...tenant.users.values()].find(
    ({ connection, password: kept, profile }) =>
      allowed.includes(connection) &&
      kept === password &&
      profile['blocked'] !== true &&
      [profile['email'], profile['username']].includes(name.toLowerCase()),
  );
}
