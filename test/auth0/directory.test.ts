import assert from 'node:assert/strict';
import { addApplication, addConnection, addUser, enable } from '../support/auth0Double/state';
import { calm, connectTo, connectWithScopes, failureOf, realmOf, valueOf, withDouble } from './sessions';

describe('what a connection to Auth0 shows', () => {
  const double = withDouble();
  const asked = (path: RegExp): number => double().requests.filter((each) => path.test(each.path)).length;

  describe('applications', () => {
    it('all of them, page by page, the first as soon as it is there', async () => {
      for (let index = 0; index < 230; index += 1) {
        addApplication(double().tenant, { name: `app ${index.toString()}`, app_type: 'spa' });
      }
      const session = await connectTo(double());
      const first: number[] = [];
      const found = valueOf(await session.clients(realmOf(double()), calm, (page) => first.push(page.length)));
      assert.equal(found.length, 231);
      assert.ok(!found.some(({ label }) => label === 'All Applications'));
      assert.deepEqual(first, [100]);
      assert.equal(asked(/^\/api\/v2\/clients$/), 3);
      const lists = double().requests.filter(({ path }) => path === '/api/v2/clients');
      assert.ok(lists.every(({ query }) => /fields=client_secret%2Csigning_keys&include_fields=false/.test(query)));
    });

    it('goes on where a token ends between two pages', async () => {
      for (let index = 0; index < 150; index += 1) addApplication(double().tenant, { name: index.toString() });
      const session = await connectTo(double());
      double().fault({ on: { method: 'GET', path: /clients\?.*\bpage=1/ }, kind: 'status', status: 401 });
      assert.equal(valueOf(await session.clients(realmOf(double()), calm)).length, 151);
      assert.equal(asked(/^\/oauth\/token$/), 2);
    });

    it('asks once where one page holds them, also a full one', async () => {
      for (let index = 0; index < 99; index += 1) addApplication(double().tenant, { name: index.toString() });
      const session = await connectTo(double());
      const first: number[] = [];
      const found = valueOf(await session.clients(realmOf(double()), calm, (page) => first.push(page.length)));
      assert.equal(found.length, 100);
      assert.deepEqual(first, []);
      assert.equal(asked(/^\/api\/v2\/clients$/), 1);
    });

    it('one, with the connections that are enabled for it', async () => {
      const { client_id: clientId } = addApplication(double().tenant, {
        name: 'OpenMetadata',
        app_type: 'regular_web',
        callbacks: ['https://om.acme.com/callback'],
        grant_types: ['authorization_code', 'refresh_token'],
      });
      const company = addConnection(double().tenant, { name: 'acme-ad', strategy: 'ad' });
      enable(double().tenant, company.id, clientId);
      const session = await connectTo(double());
      const details = valueOf(await session.client(realmOf(double()), clientId, calm));
      assert.ok(details !== undefined);
      assert.deepEqual(details.redirectUris, ['https://om.acme.com/callback']);
      assert.match(JSON.stringify(details.listings), /acme-ad/);
    });

    it('none of an ID that the tenant does not have', async () => {
      const session = await connectTo(double());
      assert.equal(valueOf(await session.client(realmOf(double()), 'nobody', calm)), undefined);
    });
  });

  describe('the secret of an application', () => {
    const web = { name: 'OpenMetadata', app_type: 'regular_web', token_endpoint_auth_method: 'client_secret_post' };

    it('where it has one', async () => {
      const { client_id: clientId, client_secret: secret } = addApplication(double().tenant, web);
      const session = await connectTo(double());
      assert.equal(valueOf(await session.clientSecret(realmOf(double()), clientId, calm)), secret);
    });

    for (const kind of [{ app_type: 'spa' }, { app_type: 'spa', token_endpoint_auth_method: 'none' }]) {
      it(`never that of a public one: ${JSON.stringify(kind)}`, async () => {
        const { client_id: clientId, client_secret: secret } = addApplication(double().tenant, { name: 'x', ...kind });
        const session = await connectTo(double());
        assert.equal(valueOf(await session.clientSecret(realmOf(double()), clientId, calm)), undefined);
        assert.ok(!JSON.stringify(valueOf(await session.client(realmOf(double()), clientId, calm))).includes(secret));
      });
    }

    it('not without the scope, which is named', async () => {
      const { client_id: clientId } = addApplication(double().tenant, web);
      const session = await connectWithScopes(double(), 'read:clients');
      const failure = failureOf(await session.clientSecret(realmOf(double()), clientId, calm), 'forbidden');
      assert.equal(
        failure.message,
        'Could not read the secret of application OpenMetadata: the connection lacks the scope read:client_keys.',
      );
      assert.match(failure.nextStep, /tick read:client_keys/);
    });

    it('not where there is none, or no application', async () => {
      const { client_id: clientId } = addApplication(double().tenant, { ...web, client_secret: '' });
      const session = await connectTo(double());
      assert.match(
        failureOf(await session.clientSecret(realmOf(double()), clientId, calm), 'invalid').message,
        /shows no secret of the application OpenMetadata/,
      );
      failureOf(await session.clientSecret(realmOf(double()), 'nobody', calm), 'not-found');
    });
  });

  describe('users', () => {
    const named = (users: readonly { readonly username: string }[]): readonly string[] =>
      users.map(({ username }) => username);
    const users = async (search: string, first = 0, limit = 50): Promise<readonly string[]> => {
      const session = await connectTo(double());
      return named(valueOf(await session.users(realmOf(double()), { search, first, limit }, calm)));
    };

    it('of databases, by what they are known by', async () => {
      const { tenant } = double();
      addConnection(tenant, { name: 'google', strategy: 'google-oauth2' });
      addUser(tenant, { email: 'alice@acme.com', given_name: 'Alice', family_name: 'Smith', blocked: true });
      addUser(tenant, { email: 'bob@acme.com', username: 'bob' });
      addUser(tenant, { email: 'carol@gmail.com', connection: 'google' });
      const session = await connectTo(double());
      const found = valueOf(await session.users(realmOf(double()), { search: '', first: 0, limit: 50 }, calm));
      assert.deepEqual(found, [
        { username: 'alice@acme.com', email: 'alice@acme.com', firstName: 'Alice', lastName: 'Smith', enabled: false },
        { username: 'bob', email: 'bob@acme.com' },
      ]);
    });

    it('whose name or address has a text in it, whatever that means to Lucene', async () => {
      const { tenant } = double();
      addUser(tenant, { email: 'alice@acme.com', given_name: 'Alice (data)' });
      addUser(tenant, { email: 'bob@acme.com', family_name: 'Malice' });
      addUser(tenant, { email: 'al@other.com' });
      assert.deepEqual(await users('lice'), ['alice@acme.com', 'bob@acme.com']);
      assert.deepEqual(await users('al'), ['alice@acme.com', 'al@other.com']);
      assert.deepEqual(await users('(data)'), ['alice@acme.com']);
      assert.deepEqual(await users('x") OR (name:*'), []);
    });

    it('a stretch at a time, wherever Auth0’s pages begin', async () => {
      for (let index = 0; index < 130; index += 1) {
        addUser(double().tenant, { email: `user${index.toString().padStart(3, '0')}@acme.com` });
      }
      const stretch = async (first: number, limit: number): Promise<readonly (string | undefined)[]> => {
        const found = await users('', first, limit);
        return [found[0], found.at(-1), found.length.toString()];
      };
      assert.deepEqual(await stretch(0, 51), ['user000@acme.com', 'user050@acme.com', '51']);
      assert.deepEqual(await stretch(50, 51), ['user050@acme.com', 'user100@acme.com', '51']);
      assert.deepEqual(await stretch(100, 51), ['user100@acme.com', 'user129@acme.com', '30']);
      assert.deepEqual(await stretch(150, 51), [undefined, undefined, '0']);
      assert.deepEqual(await stretch(0, 1000), ['user000@acme.com', 'user129@acme.com', '130']);
    });

    it('not without the scope, which is named', async () => {
      const session = await connectWithScopes(double(), 'read:clients');
      const query = { search: '', first: 0, limit: 1 };
      assert.match(failureOf(await session.users(realmOf(double()), query, calm), 'forbidden').message, /read:users/);
    });

    it('as the tokens of a sign-in would say: by address in any case, by name and by ID', async () => {
      const { client_id: clientId } = addApplication(double().tenant, { name: 'OpenMetadata', app_type: 'spa' });
      const { user_id: id } = addUser(double().tenant, { email: 'alice@acme.com', username: 'alice' });
      addConnection(double().tenant, { name: 'google', strategy: 'google-oauth2' });
      addUser(double().tenant, { email: 'carol@gmail.com', connection: 'google' });
      const session = await connectTo(double());
      const tokenOf = (name: string) => session.idToken(realmOf(double()), clientId, name, 'openid email', calm);
      for (const name of ['Alice@acme.com', 'alice', id]) {
        const { claims } = valueOf(await tokenOf(name));
        assert.equal(claims['sub'], id);
        assert.equal(claims['email'], 'alice@acme.com');
      }
      failureOf(await tokenOf('carol@gmail.com'), 'not-found');
      failureOf(await tokenOf('Alice'), 'not-found');
    });
  });

  describe('where sign-in happens', () => {
    it('as OpenMetadata wants it written, asked once', async () => {
      const session = await connectTo(double());
      const { url } = double();
      for (let time = 0; time < 2; time += 1) {
        assert.deepEqual(valueOf(await session.endpoints(realmOf(double()), calm)), {
          authority: url,
          issuer: `${url}/`,
          jwksUri: `${url}/.well-known/jwks.json`,
          discoveryUri: `${url}/.well-known/openid-configuration`,
        });
      }
      assert.equal(asked(/openid-configuration/), 1);
    });

    it('not where the document is another’s, or none', async () => {
      const session = await connectTo(double());
      const on = { method: 'GET', path: /openid-configuration/ };
      const body = { issuer: 'https://other.eu.auth0.com/', jwks_uri: 'x' };
      double().fault({ on, kind: 'status', status: 200, body });
      assert.match(
        failureOf(await session.endpoints(realmOf(double()), calm), 'invalid').message,
        /signs people in as https:\/\/other\.eu\.auth0\.com\//,
      );
      double().fault({ on, kind: 'html' });
      failureOf(await session.endpoints(realmOf(double()), calm), 'unexpected');
      assert.ok((await session.endpoints(realmOf(double()), calm)).ok);
    });

    it('in the dashboard', async () => {
      const session = await connectTo(double());
      assert.equal(session.consoleUrl(realmOf(double())), 'https://manage.auth0.com/#/applications');
      assert.equal(
        session.consoleUrl(realmOf(double()), 'a/b'),
        'https://manage.auth0.com/#/applications/a%2Fb/settings',
      );
    });
  });
});
