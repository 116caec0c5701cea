import { deflateAsync } from '@gfx/zopfli';
import { inflateRawSync } from 'node:zlib';

/** A file of an archive, as its entry in the archive's directory describes it. */
export interface Entry {
  readonly name: Buffer;
  readonly checksum: number;
  /** How many bytes it takes in the archive. */
  readonly size: number;
  readonly content: Buffer;
}

const signatures = { file: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 };
const [stored, deflated] = [0, 8];
/** The first day there is in an archive, so that no clock and no time zone has a say. */
const firstOfJanuary1980 = 0x21;
/** Names are in UTF-8. */
const flags = 0x800;
const version = 20;
const byUnix = 3 << 8;
const readableByAll = 0o100644;

/**
 * The same files as a smaller archive that depends on nothing but their names and contents: sorted, without times, with the
 * same permissions on every system. Zopfli takes seconds and makes 3 % less of it than zlib at its best.
 */
export async function repack(archive: Buffer): Promise<Buffer> {
  const entries = [...entriesOf(archive)].sort((a, b) => a.name.compare(b.name));
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  for (const entry of entries) {
    const small = Buffer.from(await deflateAsync(entry.content, {}));
    const isSmaller = small.length < entry.content.length;
    const data = isSmaller ? small : entry.content;
    const described = description(entry, isSmaller ? deflated : stored, data.length);
    files.push(number(signatures.file, 4), described, entry.name, data);
    directory.push(
      ...[number(signatures.directory, 4), number(byUnix | version, 2), described],
      // No comment, the first volume, nothing about the kind of text.
      ...[Buffer.alloc(6), number(readableByAll * 0x10000, 4), number(position, 4), entry.name],
    );
    position += 4 + described.length + entry.name.length + data.length;
  }
  const list = Buffer.concat(directory);
  const counts = [number(entries.length, 2), number(entries.length, 2), number(list.length, 4), number(position, 4)];
  return Buffer.concat([...files, list, number(signatures.end, 4), Buffer.alloc(4), ...counts, Buffer.alloc(2)]);
}

/** What the head of a file and its entry in the directory have in common. */
const description = ({ name, checksum, content }: Entry, method: number, size: number): Buffer =>
  Buffer.concat([
    ...[number(version, 2), number(flags, 2), number(method, 2), number(0, 2), number(firstOfJanuary1980, 2)],
    ...[number(checksum, 4), number(size, 4), number(content.length, 4), number(name.length, 2), number(0, 2)],
  ]);

function number(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}

/** The files of an archive that holds no archive in turn. */
export function entriesOf(archive: Buffer): readonly Entry[] {
  const end = archive.lastIndexOf(number(signatures.end, 4));
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const size = archive.readUInt32LE(at + 20);
    const file = archive.readUInt32LE(at + 42);
    const start = file + 30 + archive.readUInt16LE(file + 26) + archive.readUInt16LE(file + 28);
    const data = archive.subarray(start, start + size);
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.subarray(at + 46, nameEnd),
      checksum: archive.readUInt32LE(at + 16),
      size,
      content: archive.readUInt16LE(at + 10) === deflated ? inflateRawSync(data) : data,
    });
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}
