import { readFile } from 'node:fs/promises';
import { createServer as createHttpsServer } from 'node:https';
import { join } from 'node:path';
import { passOn, serveWith, type LoopbackServer } from './loopback';
import { onPath, run, temporaryDirectory } from './processes';

/** What a TLS server shows, and where it lies for a server that wants files. */
export interface ServerCertificate {
  /** Certificate, key and chain as PKCS#12: `https.createServer(certificate)` takes it as it is. */
  readonly pfx: Buffer;
  readonly passphrase: string;
  /** The same as a file: `--https-key-store-file` with `--https-key-store-type=pkcs12`. */
  readonly pfxFile: string;
}

/** An authority of the tests' own, which nothing trusts unless it is told to. */
export interface Authority {
  /** Its own certificate as PEM, and a file that holds it: what a user would name as CA file. */
  readonly pem: string;
  readonly pemFile: string;
  /** @param hosts names and addresses that it is good for: "localhost", "127.0.0.1" */
  issue(...hosts: readonly string[]): Promise<ServerCertificate>;
}

const passphrase = 'for-tests';
const rsa = ['-keyalg', 'RSA', '-keysize', '2048', '-validity', '2'];

/** Makes an authority. Its files go when this process ends. Takes a second: the JDK's keytool makes the keys. */
export async function makeAuthority(): Promise<Authority> {
  const directory = temporaryDirectory('authority');
  const store = join(directory, 'authority.p12');
  const pemFile = join(directory, 'authority.pem');
  await keytool(store, ['-genkeypair', '-alias', 'authority', '-dname', 'CN=Tests', '-ext', 'bc=ca:true', ...rsa]);
  await keytool(store, ['-exportcert', '-rfc', '-alias', 'authority', '-file', pemFile]);
  let issued = 0;
  return {
    pem: await readFile(pemFile, 'utf8'),
    pemFile,
    async issue(...hosts) {
      issued += 1;
      const base = join(directory, `server-${issued.toString()}`);
      const pfxFile = `${base}.p12`;
      await keytool(pfxFile, ['-genkeypair', '-alias', 'server', '-dname', 'CN=Server', ...rsa]);
      await keytool(pfxFile, ['-certreq', '-alias', 'server', '-file', `${base}.csr`]);
      const names = ['-ext', alternativeNames(hosts)];
      const answer = ['-infile', `${base}.csr`, '-outfile', `${base}.pem`, '-rfc', '-validity', '2'];
      await keytool(store, ['-gencert', '-alias', 'authority', ...names, ...answer]);
      await keytool(pfxFile, ['-importcert', '-noprompt', '-alias', 'authority', '-file', pemFile]);
      await keytool(pfxFile, ['-importcert', '-noprompt', '-alias', 'server', '-file', `${base}.pem`]);
      return { pfx: await readFile(pfxFile), passphrase, pfxFile };
    },
  };
}

/** A certificate that vouches for itself. */
export async function selfSigned(...hosts: readonly string[]): Promise<ServerCertificate> {
  const pfxFile = join(temporaryDirectory('certificate'), 'server.p12');
  const names = ['-ext', alternativeNames(hosts)];
  await keytool(pfxFile, ['-genkeypair', '-alias', 'server', '-dname', 'CN=Server', ...names, ...rsa]);
  return { pfx: await readFile(pfxFile), passphrase, pfxFile };
}

/**
 * Speaks TLS with this certificate and hands every request on to a server that speaks none, as a reverse proxy does.
 * @param target "http://127.0.0.1:8080"
 */
export const terminateTls = (target: string, { pfx, passphrase }: ServerCertificate): Promise<LoopbackServer> =>
  serveWith(
    createHttpsServer({ pfx, passphrase }, (request, response) => {
      passOn(target, request, response);
    }),
    'https',
  );

const alternativeNames = (hosts: readonly string[]): string =>
  `san=${hosts.map((host) => (/^[\d.]+$/.test(host) ? `ip:${host}` : `dns:${host}`)).join(',')}`;

async function keytool(store: string, args: readonly string[]): Promise<void> {
  const home = process.env['JAVA_HOME'];
  const program = home === undefined ? onPath('keytool', 'keytool.exe') : join(home, 'bin', 'keytool');
  const where = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', passphrase];
  await run(program ?? 'keytool', [...args, ...where]);
}
