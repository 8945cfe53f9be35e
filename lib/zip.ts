import { unzipSync, zipSync } from 'fflate';

// The earliest moment a zip can name, on the clock of whatever zone the machine is in.
const noTime = () => new Date(1980, 0, 1);

/**
 * An office file (a zip of XML) as the same bytes whenever and wherever the same is written: moments of the machine's
 * clock become the moment the document was made; names drawn by lot, or counted since the server began, are counted
 * within the file.
 */
export function withoutChance(file: Uint8Array, madeAt: Date): Buffer {
  const counted = counting();
  const parts = Object.entries(unzipSync(file)).map(([name, bytes]) => [name, steady(name, bytes, madeAt, counted)]);
  return Buffer.from(zipSync(Object.fromEntries(parts), { mtime: noTime(), level: 6 }));
}

type Counted = (kind: string, name: string) => number;

/** Where such names stand: links between parts, bookmarks and their numbers, drawings. */
const names: [kind: string, where: RegExp][] = [
  ['rIdN', /( (?:r:id|Id)=")rId([\w-]{15,})(?=")/g],
  ['_Toc', /((?:\b(?:name|anchor)="|PAGEREF ))_Toc(\d+)/g],
  ['', /(<w:bookmark(?:Start|End)\b[^>]*? w:id=")(\d+)/g],
  ['', /(<wp:docPr id=")(\d+)/g],
];

function steady(name: string, bytes: Uint8Array, madeAt: Date, counted: Counted): Uint8Array {
  if (name.endsWith('.xlsx')) return withoutChance(bytes, madeAt);
  if (!/\.(xml|rels)$/.test(name)) return bytes;
  const text = names.reduce(
    (xml, [kind, where]) =>
      xml.replace(where, (_, before: string, given: string) => `${before}${kind}${counted(where.source, given)}`),
    Buffer.from(bytes).toString(),
  );
  if (name !== 'docProps/core.xml') return Buffer.from(text);
  const moment = `${madeAt.toISOString().slice(0, 19)}Z`;
  return Buffer.from(text.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${moment}`));
}

function counting(): Counted {
  const kinds = new Map<string, Map<string, number>>();
  return (kind, name) => {
    const known = kinds.get(kind) ?? new Map<string, number>();
    kinds.set(kind, known);
    const number = known.get(name) ?? known.size + 1;
    known.set(name, number);
    return number;
  };
}
