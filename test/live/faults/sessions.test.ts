import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { meanwhile, type Exchange, type Fault } from '../../support/faultProxy';
import { waitUntil } from '../../support/wait';
import { admin, freshServiceAccount, storedClient } from '../arrange';
import { keycloakServer } from '../hooks';
import { calm, failureOf, provider, recordingHost, valueOf } from '../sessions';
import { groundFor, signInAsAdministrator, type Ground, type Opening } from './ground';
import { scenarios, secrets } from './scenarios';

describe('a sign-in that ends half-way', function () {
  this.timeout(600_000);

  for (const scenario of scenarios) {
    describe(`of ${scenario.title}`, () => {
      let ground: Ground | undefined;

      afterEach(() => ground?.end());

      it('at any request, because an administrator ended the session: another sign-in goes on', async () => {
        ground = await groundFor(scenario, (url) => Promise.resolve(() => signInAsAdministrator(url)));
        for (const [index, line] of ground.requests.entries()) {
          if (!line.includes(' /admin/')) continue;
          const round = await ground.begin();
          ground.proxy.strike(endSession, index + 1);
          failureOf(await round.apply(), 'unauthorized', secrets);
          ground.proxy.calm();
          await round.expectDone(valueOf(await round.applyAgain()));
        }
      });

      it('at any change, because the token has expired: a service account signs in again by itself', async () => {
        const account = await serviceAccount();
        ground = await groundFor(scenario, account.opening);
        for (const [index, line] of ground.requests.entries()) {
          if (!/^(POST|PUT|DELETE) \/admin\//.test(line)) continue;
          const round = await ground.begin();
          ground.proxy.strike(untilExpired(account), index + 1);
          await round.expectDone(valueOf(await round.apply()));
        }
      });
    });
  }
});

/** Ends the session that the request belongs to, before it gets there. */
const endSession: Fault = async (exchange) => {
  const [, payload = ''] = (exchange.headers.authorization ?? '').split('.');
  const { sid } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { readonly sid: string };
  await meanwhile(() => admin('DELETE', `/master/sessions/${sid}`))(exchange);
};

/** Holds the request until the server takes its token no longer. The next one lasts, however busy the machine is. */
const untilExpired =
  (account: ServiceAccount): Fault =>
  (exchange) =>
    meanwhile(async () => {
      await waitUntil('the token has expired', async () => (await statusFor(exchange)) === 401);
      await account.lasting(60);
    })(exchange);

/** What the server says to a harmless request with the token of this one, asked for under the same name. */
async function statusFor({ headers: { host, authorization } }: Exchange): Promise<number | undefined> {
  const asked = httpRequest(`${keycloakServer().url}/admin/serverinfo`, { headers: { host, authorization } }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

/** A service account of the whole server, and how long its tokens last from now on. */
interface ServiceAccount {
  readonly opening: Opening;
  /** Seconds. */
  lasting(seconds: number): Promise<void>;
}

async function serviceAccount(): Promise<ServiceAccount> {
  const account = await freshServiceAccount('master', ['admin']);
  const client = await storedClient('master', account.clientId);
  const lasting = async (seconds: number): Promise<void> => {
    const attributes = {
      ...(client['attributes'] as object),
      'access.token.lifespan': seconds.toString(),
      // A token of the whole server names its roles in every realm otherwise, and grows with their number.
      'client.use.lightweight.access.token.enabled': 'true',
    };
    await admin('PUT', `/master/clients/${client.id}`, { ...client, attributes });
  };
  const answers = { realm: 'master', ...account };
  const opening: Opening = (url) =>
    Promise.resolve(async () => {
      await lasting(2);
      return valueOf(await provider.connect(url, 'service-account', answers, recordingHost(), calm));
    });
  return { opening, lasting };
}
