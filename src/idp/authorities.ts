import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { err, ok, type Result } from '../core/result';
import type { Failure } from './failure';
import { t } from '../l10n/l10n';

/** Says which certificate authorities are to be trusted at an origin, as PEM; undefined where none but the known ones. */
export type AuthoritiesOf = (origin: string) => Promise<Result<string | undefined, Failure>>;

let authoritiesOf: AuthoritiesOf = () => Promise.resolve(ok(undefined));

/**
 * Whom to ask about authorities from now on. One for the whole process: an address is trusted or it is not, whether a
 * connection or a check without an account asks it.
 */
export function trustAuthorities(of: AuthoritiesOf): void {
  authoritiesOf = of;
}

/** A dispatcher of `fetch`, whose type Node does not export. */
type Dispatcher = NonNullable<RequestInit['dispatcher']>;

/** What `fetch` needs to trust the authorities of this address; nothing for most. */
export async function trustFor(url: string): Promise<Result<Pick<RequestInit, 'dispatcher'>, Failure>> {
  const { protocol, origin } = new URL(url);
  if (protocol !== 'https:') return ok({});
  const pem = await authoritiesOf(origin);
  if (!pem.ok) return pem;
  if (pem.value === undefined) return ok({});
  const dispatcher = agents.get(pem.value) ?? agentFor(pem.value);
  if (dispatcher === undefined) return err(noAgent);
  agents.set(pem.value, dispatcher);
  return ok({ dispatcher });
}

/** One for each set of authorities, so that connections are kept alive between requests. */
const agents = new Map<string, Dispatcher>();

/**
 * An agent of the class that `fetch` itself uses. Node does not export it, and a copy of its library would double this
 * extension, but every release since 18 keeps its agent under this symbol. VS Code's proxy support, which replaces
 * `fetch`, takes the authorities over from the agent's options.
 */
function agentFor(pem: string): Dispatcher | undefined {
  // The agent is there as soon as anything of fetch has been used.
  Response.json(null);
  const agent: unknown = Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1'));
  if (typeof agent !== 'object' || agent === null) return undefined;
  try {
    return Reflect.construct(agent.constructor, [{ connect: { ca: [...rootCertificates, pem] } }]) as Dispatcher;
  } catch {
    return undefined;
  }
}

const noAgent: Failure = {
  kind: 'tls',
  message: t`The CA file cannot be used: another extension has replaced how requests are sent.`,
  nextStep: t`Name the file in NODE_EXTRA_CA_CERTS instead, and start VS Code again.`,
};

/**
 * The certificates in a CA file, as PEM: it may hold several, with text between them, or one in binary form (DER).
 * @param name of the file, for messages
 */
export function certificatesIn(content: Uint8Array, name: string): Result<string, Failure> {
  const text = Buffer.from(content).toString('latin1');
  const blocks = text.match(
    /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g,
  );
  const found = (blocks ?? [Buffer.from(content)]).map(certificate);
  if (found.some((each) => each === undefined)) return err(noCertificate(name, text));
  return ok(found.join(''));
}

function certificate(encoded: string | Buffer): string | undefined {
  try {
    return new X509Certificate(encoded).toString();
  } catch {
    return undefined;
  }
}

const noCertificate = (name: string, text: string): Failure => ({
  kind: 'invalid',
  message: text.includes('PRIVATE KEY-----')
    ? t`${name} holds a private key, not a certificate.`
    : t`${name} holds no certificate that can be read.`,
  nextStep: t`Choose the certificate of the authority, as PEM or DER: a file that often ends in .pem, .crt or .cer.`,
});
