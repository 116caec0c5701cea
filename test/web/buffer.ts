/** As much of Node's Buffer as tests use that run in a browser, too. */
class Bytes extends Uint8Array {
  static override from(source: string | Iterable<number> | ArrayLike<number>): Bytes {
    return new Bytes(typeof source === 'string' ? new TextEncoder().encode(source) : Array.from(source));
  }

  override toString(): string {
    return new TextDecoder().decode(this);
  }
}

export { Bytes as Buffer };
