import { unzipSync, zipSync } from 'fflate';

// The earliest moment a zip can name, on the clock of whatever zone the machine is in.
const noTime = () => new Date(1980, 0, 1);

/**
 * An office file (a zip of XML) as the same bytes whenever and wherever the same is written: the moments of the
 * machine's clock in it become the moment the document was made.
 */
export function withoutClock(file: Uint8Array, madeAt: Date): Buffer {
  const parts = Object.entries(unzipSync(file)).map(([name, bytes]) => [name, dated(name, bytes, madeAt)] as const);
  return Buffer.from(zipSync(Object.fromEntries(parts), { mtime: noTime(), level: 6 }));
}

function dated(name: string, bytes: Uint8Array, madeAt: Date): Uint8Array {
  if (name !== 'docProps/core.xml') return bytes;
  const moment = `${madeAt.toISOString().slice(0, 19)}Z`;
  const text = Buffer.from(bytes).toString();
  return Buffer.from(text.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${moment}`));
}
