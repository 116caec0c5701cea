import { apiError, type Answer } from '../answer';
import { keySet } from '../jwt';
import type { Asking, Surroundings } from '../server';
import { authorize } from './authorize';
import { discovery } from './discovery';
import { logIn, loginPage } from './login';
import { logOut } from './logout';
import { token } from './token';
import { userInfo } from './userInfo';

type Handler = (surroundings: Surroundings, asking: Asking) => Answer;

/** What a tenant serves to browsers and to applications. */
const handlers: Readonly<Record<string, Handler>> = {
  'GET /.well-known/openid-configuration': ({ ownUrl }) => ({ status: 200, json: discovery(ownUrl) }),
  'GET /.well-known/jwks.json': () => ({ status: 200, json: keySet }),
  'GET /authorize': authorize,
  'GET /u/login': loginPage,
  'POST /u/login': logIn,
  'POST /oauth/token': token,
  'GET /userinfo': userInfo,
  'GET /v2/logout': logOut('returnTo'),
  'GET /oidc/logout': logOut('post_logout_redirect_uri'),
  // Every browser asks for it.
  'GET /favicon.ico': () => apiError(404, 'There is none.'),
};

export function answerSignIn(surroundings: Surroundings, asking: Asking): Answer {
  const handler = handlers[`${asking.method} ${asking.path}`];
  if (handler !== undefined) return handler(surroundings, asking);
  surroundings.record.violation(`${asking.method} ${asking.path}: the double has no such page`);
  return apiError(501, 'The double has no such page.');
}
