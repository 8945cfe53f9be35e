import { zipSync } from 'fflate';

export type PackedFile = { name: string; content: Buffer };

// The earliest moment a zip can name, in whatever zone the machine is: the same files give the same bytes.
const noTime = () => new Date(1980, 0, 1);

/** Files as one ZIP, stored as they are: the tables are small, and every program opens it. */
export function zipOf(files: PackedFile[]): Buffer {
  const parts = Object.fromEntries(files.map(({ name, content }) => [name, new Uint8Array(content)]));
  return Buffer.from(zipSync(parts, { mtime: noTime(), level: 0 }));
}
