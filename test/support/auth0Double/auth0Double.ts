import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { serveWith } from '../loopback';
import { accessTokens } from './accessTokens';
import { faults, type Fault, type On } from './faults';
import { newId } from './ids';
import { managementAudience } from './oidc/issuer';
import { newSessions } from './oidc/sessions';
import { recorder, type Asked } from './recorder';
import { rateLimit } from './rateLimit';
import { listener } from './server';
import { managementScopes } from './management/operations';
import { addApplication, newTenant, type StoredGrant, type TenantState } from './state';

/**
 * A tenant of Auth0 that lives in this process, since no real one can be reached. It knows the operations that are used, and
 * is held honest from outside: `test/auth0/double` compares it with Auth0's published OpenAPI and with recordings of real
 * traffic, and lets Auth0's own deploy tool work on it. Where Auth0's behaviour is not known, it takes the harder case.
 */
export interface Auth0Double {
  /** The tenant's own domain: "http://127.0.0.1:PORT". */
  readonly url: string;
  /** The custom domain if one was asked for, which is a second port; else `url`. */
  readonly loginUrl: string;
  /** The machine-to-machine application that may use the Management API. */
  readonly machine: { readonly clientId: string; readonly clientSecret: string };
  /** What the tenant holds, for tests to arrange and to look at. */
  readonly tenant: TenantState;
  /** What the machine is granted: it is in every token from now on, not in those given out before. At first, everything. */
  scopes: Set<string>;
  /** Every request that came, in order, also those that met a fault. */
  readonly requests: readonly Asked[];
  /** What Auth0's OpenAPI refuses, of the requests or of the double's own answers; empty as well where it is absent. */
  readonly violations: readonly string[];
  /** Lets something go wrong from now on; several faults wait in line. */
  fault(fault: Fault): void;
  /** Resolves when a request that fits has come, before it is answered: also one that hangs. */
  arrival(on: On): Promise<void>;
  /** A token as the dashboard's API Explorer gives it out. @param options.lifetime seconds, below 0 for an expired one */
  pastedToken(options?: {
    readonly scopes?: readonly string[];
    readonly lifetime?: number;
    readonly audience?: string;
  }): string;
  /** Lets a management token that is in use expire, as a day does. */
  expireTokens(): void;
  stop(): Promise<void>;
}

export interface Auth0DoubleOptions {
  /** Of the Management API, with a burst of as many; no limit if absent. A free tenant has 2. */
  readonly requestsPerSecond?: number;
  /** The tenant's flag by which every connection is enabled for a new application. Default false. */
  readonly enablesConnections?: boolean;
  readonly customDomain?: boolean;
  /** Seconds that a management token lasts. Default a day, as Auth0's. */
  readonly tokenLifetime?: number;
}

const day = 86_400;

export async function startAuth0Double(options: Auth0DoubleOptions = {}): Promise<Auth0Double> {
  const { requestsPerSecond, enablesConnections = false, customDomain = false, tokenLifetime = day } = options;
  const tenant = newTenant({ enablesConnections });
  const { client_id: clientId, client_secret: clientSecret } = addApplication(tenant, {
    name: 'OpenMetadata SSO in VS Code',
    app_type: 'non_interactive',
    grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'client_secret_post',
    jwt_configuration: { alg: 'RS256' },
  });
  const record = recorder();
  const queue = faults();
  let scopes = new Set(managementScopes);
  const server = createServer();
  const served = await serveWith(server, 'http');
  const { url } = served;
  const second = customDomain ? await serveCustomDomain() : undefined;
  const tokens = accessTokens(url);
  const grant: StoredGrant = {
    id: `cgr_${newId(16)}`,
    client_id: clientId,
    audience: managementAudience(url),
    get scope() {
      return [...scopes];
    },
    subject_type: 'client',
  };
  tenant.grants.set(grant.id, grant);
  const shared = { tenant, tokens, record, faults: queue, sessions: newSessions(), tokenLifetime, tenantUrl: url };
  const limit = rateLimit(requestsPerSecond);
  server.on('request', listener({ ...shared, ownUrl: url, limit }));
  if (second !== undefined) {
    second.server.on('request', listener({ ...shared, ownUrl: second.url, limit }));
    tenant.customDomains.push({ domain: new URL(second.url).host });
  }
  return {
    url,
    loginUrl: second?.url ?? url,
    machine: { clientId, clientSecret },
    tenant,
    get scopes() {
      return scopes;
    },
    set scopes(granted) {
      scopes = granted;
    },
    requests: record.requests,
    violations: record.violations,
    fault(fault) {
      queue.add(fault);
    },
    arrival: (on) => record.arrival(on),
    pastedToken({ scopes = managementScopes, lifetime = day, audience = managementAudience(url) } = {}) {
      return tokens.issue({ subject: 'auth0|administrator', scopes, lifetime, audience });
    },
    expireTokens() {
      tokens.expireAll();
    },
    async stop() {
      await second?.stop();
      await served.stop();
    },
  };
}

async function serveCustomDomain(): Promise<{ server: Server; url: string; stop(): Promise<void> }> {
  const server = createServer();
  return { server, ...(await serveWith(server, 'http')) };
}
