import { fontCalled, type Weight, type Written, written } from './fonts';
import { ink } from './ink';

/** Words in one weight and colour; a paragraph is made of several. */
export type Words = { text: string; weight?: Weight; color?: string };

export type Segment = Written & { color: string; width: number };
export type Line = { segments: Segment[]; width: number };

/** Measures words and breaks lines. One per document, so that no word outlives the document it was in. */
export type Ruler = ReturnType<typeof makeRuler>;

/** A number or a flight as one word, which no line breaks. */
export const unbroken = (code: string): string => code.replaceAll(' ', '\u00a0');

export const LINE_HEIGHT = 1.32;

export function makeRuler() {
  const known = new Map<string, number>();

  function widthOf({ font, text }: Written, size: number): number {
    const key = `${font} ${text}`;
    const face = fontCalled(font);
    const width = known.get(key) ?? face.layout(text).advanceWidth / face.unitsPerEm;
    known.set(key, width);
    return width * size;
  }

  const segmentsOf = ({ text, weight = 'regular', color = ink.text }: Words, size: number): Segment[] =>
    written(text, weight).map((part) => ({ ...part, color, width: widthOf(part, size) }));

  /** Words on as many lines as they need. A word longer than a line is cut where the line ends. */
  function linesOf(words: Words[], size: number, width: number): Line[] {
    const lines: Line[] = [{ segments: [], width: 0 }];
    for (const piece of words.flatMap((one) => tokens(one)).flatMap((one) => cut(one, size, width))) {
      const made = segmentsOf(piece, size);
      const wide = made.reduce((sum, segment) => sum + segment.width, 0);
      const line = lines.at(-1) as Line;
      const blank = piece.text === ' ';
      if (piece.text === '\n') lines.push({ segments: [], width: 0 });
      else if (line.width + wide > width + 0.01 && !blank && line.segments.length > 0)
        lines.push({ segments: made, width: wide });
      else if (!blank || line.segments.length > 0) extend(line, made, wide);
    }
    return lines.map((line, at) => trimmed(line, at < lines.length - 1));
  }

  function cut(word: Words, size: number, width: number): Words[] {
    const whole = segmentsOf(word, size).reduce((sum, segment) => sum + segment.width, 0);
    if (whole <= width || word.text.length < 2) return [word];
    const middle = Math.ceil(word.text.length / 2);
    return [word.text.slice(0, middle), word.text.slice(middle)].flatMap((text) => cut({ ...word, text }, size, width));
  }

  return { linesOf, widthOf: (words: Words, size: number) => linesOf([words], size, Number.MAX_VALUE)[0]?.width ?? 0 };
}

// A blank that does not break is part of its word.
const tokens = (words: Words): Words[] =>
  (words.text.match(/\n|[^\S\n\u00a0]+|[\S\u00a0]+/g) ?? []).map((text) => ({
    ...words,
    text: text === '\n' ? text : text.replace(/^\s+$/, ' '),
  }));

function extend(line: Line, made: Segment[], wide: number) {
  line.segments.push(...made);
  line.width += wide;
}

/** Without the blank at its end, and with neighbours of one kind joined, so that a line is few strokes of the pen. */
function trimmed({ segments }: Line, goesOn: boolean): Line {
  const kept = [...segments];
  while (kept.at(-1)?.text === ' ') kept.pop();
  const joined: Segment[] = [];
  for (const segment of kept) {
    const last = joined.at(-1);
    if (last && last.font === segment.font && last.color === segment.color) {
      last.text += segment.text;
      last.width += segment.width;
    } else joined.push({ ...segment });
  }
  const width = joined.reduce((sum, segment) => sum + segment.width, 0);
  const last = joined.at(-1);
  // Not seen, and not measured: it keeps the words of two lines apart for who listens.
  if (goesOn && last) last.text += ' ';
  return { segments: joined, width };
}
