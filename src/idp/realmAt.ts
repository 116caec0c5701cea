/** A realm that an address leads to. */
export interface RealmAt {
  /** The provider's base URL there. */
  readonly url: string;
  readonly realm: string;
  /** The connection that reaches it, if there is one. */
  readonly connection?: string;
}
