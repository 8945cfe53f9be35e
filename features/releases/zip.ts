import { crc32 } from 'node:zlib';

export type PackedFile = { name: string; content: Buffer };

/** The first moment a ZIP can tell: the files carry no time of their own, so that the same files give the same bytes. */
const TIME = 0;
const DAY = (1 << 5) | 1;
const VERSION = 20;
const UTF8 = 0x0800;

/** Files as one ZIP, stored as they are: the tables are small, and every program opens it. */
export function zipOf(files: PackedFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const bytes = Buffer.from(name);
    const about = aboutOf(bytes, content);
    const local = Buffer.concat([signature(0x04034b50), about, bytes, content]);
    directory.push(centralOf(about, bytes, offset));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endOf(files.length, central.length, offset)]);
}

function aboutOf(name: Buffer, content: Buffer): Buffer {
  const about = Buffer.alloc(26);
  about.writeUInt16LE(VERSION, 0);
  about.writeUInt16LE(UTF8, 2);
  about.writeUInt16LE(TIME, 6);
  about.writeUInt16LE(DAY, 8);
  about.writeUInt32LE(crc32(content), 10);
  about.writeUInt32LE(content.length, 14);
  about.writeUInt32LE(content.length, 18);
  about.writeUInt16LE(name.length, 22);
  return about;
}

function centralOf(about: Buffer, name: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(VERSION, 0);
  return Buffer.concat([signature(0x02014b50), madeBy, about, rest, name]);
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
