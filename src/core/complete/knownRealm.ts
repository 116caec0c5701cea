/** A client that is there at an identity provider, as a list shows it. */
export interface KnownClient {
  readonly clientId: string;
  /** What people know it by, where that is not its ID. */
  readonly name?: string;
  /** Whose it is and what kind: "client of realm Data-sec, confidential". */
  readonly detail: string;
  readonly forOpenMetadata: boolean;
}

/** A realm that is known to be there, so that its name and its clients can be offered. */
export interface KnownRealm {
  readonly name: string;
  /** What `provider` has to say for it. */
  readonly provider: string;
  /** What `authority` has to say for it. */
  readonly issuer: string;
  /** Other addresses that lead to it. */
  readonly aliases?: readonly string[];
  /** Where it is: "realm of sso.acme.example". */
  readonly detail: string;
  /** None where nobody has listed them yet. */
  readonly clients: readonly KnownClient[];
}
