import { ok, err, type Result } from '../core/result';
import { certificatesIn } from '../idp/authorities';
import type { ConnectionProfile } from '../idp/connection';
import type { Failure } from '../idp/failure';
import { t } from '../l10n/l10n';

/** The CA files of connections, by address: whoever asks an address trusts what the user chose for it. */
export interface CaFiles {
  /** The URI of the file for this address, if there is one. */
  of(url: string): string | undefined;
  /** The certificates in it, as PEM; undefined if there is no file. */
  authorities(url: string): Promise<Result<string | undefined, Failure>>;
  /** From now on this file counts, if it holds certificates. */
  choose(url: string, file: string): Promise<Result<void, Failure>>;
  /** Goes on trusting the file of a connection that is about to go, until it is dropped: signing out is a request, too. */
  keep(profile: ConnectionProfile): void;
  /** Trusts no file at this address any more, if there is no connection to it. */
  drop(url: string): void;
  /** Files are read again when they are needed next. */
  forget(): void;
}

export interface CaFilesHost {
  /** @throws if there is no such file or it cannot be read */
  readFile(uri: string): Promise<Uint8Array>;
  profiles(): readonly ConnectionProfile[];
}

export function createCaFiles(host: CaFilesHost): CaFiles {
  const chosen = new Map<string, string>();
  const read = new Map<string, string>();
  const at = (origin: string): readonly ConnectionProfile[] =>
    host.profiles().filter(({ url }) => new URL(url).origin === origin);
  const fileOf = (url: string): string | undefined => {
    const { origin } = new URL(url);
    return chosen.get(origin) ?? at(origin).find(({ caFile }) => caFile !== undefined)?.caFile;
  };

  async function load(file: string): Promise<Result<string, Failure>> {
    const known = read.get(file);
    if (known !== undefined) return ok(known);
    const name = nameOf(file);
    try {
      const pem = certificatesIn(await host.readFile(file), name);
      if (pem.ok) read.set(file, pem.value);
      return pem.ok ? pem : err({ ...pem.error, reason: 'unknown-authority' });
    } catch (error) {
      return err(unreadable(name, error));
    }
  }

  return {
    of: fileOf,
    async authorities(url) {
      const file = fileOf(url);
      return file === undefined ? ok(undefined) : load(file);
    },
    async choose(url, file) {
      read.delete(file);
      const pem = await load(file);
      if (!pem.ok) return pem;
      chosen.set(new URL(url).origin, file);
      return ok(undefined);
    },
    keep({ url, caFile }) {
      const { origin } = new URL(url);
      if (caFile !== undefined && !chosen.has(origin)) chosen.set(origin, caFile);
    },
    drop(url) {
      const { origin } = new URL(url);
      if (at(origin).length === 0) chosen.delete(origin);
    },
    forget() {
      read.clear();
    },
  };
}

const nameOf = (file: string): string => decodeURIComponent(file.split('/').at(-1) ?? file);

const unreadable = (name: string, error: unknown): Failure => ({
  kind: 'tls',
  reason: 'unknown-authority',
  message: t`The CA file ${name} cannot be read.`,
  ...(error instanceof Error ? { serverWords: error.message } : {}),
  nextStep: t`Choose it again where it is now.`,
});
