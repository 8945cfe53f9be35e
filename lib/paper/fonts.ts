import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { unpacked } from './woff';

/** The weights a document is set in. */
export type Weight = 'regular' | 'bold';

// The order in which a letter is looked for; nearly every word is found in the first.
const alphabets = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'greek'] as const;

const files: Record<Weight, number> = { regular: 400, bold: 600 };
const folder = join(process.cwd(), 'node_modules/@fontsource/source-sans-3/files');
const opened = new Map<string, Font>();

/** One font file by its name, `bold/latin`; read once, whatever number of documents is made. */
export function fontCalled(name: string): Font {
  const kept = opened.get(name);
  if (kept) return kept;
  const [weight, alphabet] = name.split('/') as [Weight, string];
  const file = join(folder, `source-sans-3-${alphabet}-${files[weight]}-normal.woff`);
  const font = create(unpacked(readFileSync(file))) as Font;
  opened.set(name, font);
  return font;
}

/** A stretch of text that one font can write. */
export type Written = { font: string; text: string };

// Signs that our sentences use and the typeface lacks, by the nearest it has.
const nearest: Record<string, string> = { '→': '›', '←': '‹', '\u2011': '-', '\u202f': '\u00a0', '…': '...' };

/** A text by the fonts that write it. What none can write becomes a question mark: nothing is left out in silence. */
export function written(text: string, weight: Weight): Written[] {
  const parts: Written[] = [];
  for (const given of text.normalize('NFC')) {
    const sign = fontFor(given, weight) ? given : (nearest[given] ?? given);
    const font = fontFor(sign, weight);
    const last = parts.at(-1);
    const shown = font ? sign : '?';
    if (last && last.font === (font ?? last.font)) last.text += shown;
    else parts.push({ font: font ?? `${weight}/latin`, text: shown });
  }
  return parts;
}

function fontFor(sign: string, weight: Weight): string | undefined {
  const code = sign.codePointAt(0) ?? 0;
  return alphabets.map((one) => `${weight}/${one}`).find((name) => fontCalled(name).hasGlyphForCodePoint(code));
}
