import sharp from 'sharp';
import { fontCalled } from '@/lib/paper/fonts';

/** Drawn by ourselves from the letters of our own typeface, so that it looks the same on every machine. */
const SIZE = { width: 1000, height: 700 };

/** A page of a passport that nobody could take for one: it says across itself what it is. */
export function passportPicture(words: string[]): Promise<Buffer> {
  return drawn([
    '<rect width="1000" height="700" fill="#e8efe6"/>',
    '<rect x="24" y="24" width="952" height="652" rx="18" fill="none" stroke="#2f6b5e" stroke-width="6"/>',
    '<rect x="70" y="170" width="250" height="330" fill="#c3d3cb"/>',
    '<circle cx="195" cy="285" r="72" fill="#8fa89d"/><path d="M85 500a110 110 0 0 1 220 0z" fill="#8fa89d"/>',
    writing('PASPOR CONTOH', { x: 70, y: 115, size: 54, color: '#2f6b5e' }),
    ...words.map((text, at) => writing(text, { x: 370, y: 215 + at * 62, size: 34, color: '#22332d' })),
    writing('P<XXXCONTOH<<SPECIMEN<<<<<<<<<<<<<<', { x: 70, y: 620, size: 40, color: '#22332d' }),
    across('CONTOH · SPECIMEN'),
  ]);
}

/** A message on a telephone, as somebody would send a picture of it. */
export function messagePicture(lines: string[]): Promise<Buffer> {
  return drawn([
    '<rect width="1000" height="700" fill="#dfe5e3"/>',
    ...lines.flatMap((text, at) => [
      `<rect x="${at % 2 ? 240 : 50}" y="${60 + at * 150}" width="710" height="110" rx="24" fill="${at % 2 ? '#cfe6d8' : '#fff'}"/>`,
      writing(text, { x: (at % 2 ? 240 : 50) + 34, y: 128 + at * 150, size: 32, color: '#22332d' }),
    ]),
    across('CONTOH · SPECIMEN'),
  ]);
}

function drawn(parts: string[]): Promise<Buffer> {
  const { width, height } = SIZE;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

const across = (text: string) =>
  `<g opacity="0.55" transform="rotate(-24 500 350)">${writing(text, { x: 130, y: 390, size: 96, color: '#b3402f' })}</g>`;

type Place = { x: number; y: number; size: number; color: string };

/** Letters as outlines: the picture needs no font where it is drawn. */
function writing(text: string, { x, y, size, color }: Place): string {
  const face = fontCalled('bold/latin');
  const scale = size / face.unitsPerEm;
  let at = 0;
  const paths = face.layout(text).glyphs.map((glyph) => {
    const path = `<path transform="translate(${at} 0)" d="${glyph.path.toSVG()}"/>`;
    at += glyph.advanceWidth;
    return path;
  });
  return `<g fill="${color}" transform="translate(${x} ${y}) scale(${scale} ${-scale})">${paths.join('')}</g>`;
}
