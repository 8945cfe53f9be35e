import { crc32, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { kindOf } from './content';
import { keepable } from './pictures';
import { MOST_BYTES } from './rules';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\nstartxref\n9\n%%EOF\n');
const zip = (...names: string[]) => Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))));
const docx = zip('[Content_Types].xml', 'word/document.xml');
const picture = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: '#c84' } });
const exif = {
  IFD0: { Make: 'KameraRahasia' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 33/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '104/1 55/1 0/1' },
};

describe('What a file is', () => {
  test('is read from what stands in it', async () => {
    expect(kindOf(await picture().jpeg().toBuffer())).toBe('picture');
    expect(kindOf(await picture().png().toBuffer())).toBe('picture');
    expect(kindOf(await picture().webp().toBuffer())).toBe('picture');
    expect(kindOf(pdf)).toBe('pdf');
    expect(kindOf(docx)).toBe('docx');
    expect(kindOf(zip('[Content_Types].xml', 'xl/workbook.xml'))).toBe('xlsx');
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['too much', Buffer.alloc(MOST_BYTES + 1), 'too-large'],
    ['a page that calls itself a picture', Buffer.from('<script>alert(1)</script>'), 'unknown-kind'],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'unknown-kind'],
    ['a program', Buffer.from('MZ\x90\0'), 'unknown-kind'],
    ['a moving picture', Buffer.from('GIF89a'), 'unknown-kind'],
    ['a photo of an iPhone', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), 'heic'],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-office'],
    ['a Word file with macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), 'macros'],
    [
      'a Word file with another in it',
      zip('[Content_Types].xml', 'word/document.xml', 'word/embeddings/a.bin'),
      'macros',
    ],
    ['a ZIP of anything', zip('../../etc/passwd'), 'unknown-kind'],
    ['a ZIP that ends early', docx.subarray(0, 60), 'unknown-kind'],
    ['a PDF cut off', pdf.subarray(0, 40), 'two-in-one'],
    ['a PDF with a page behind it', Buffer.concat([pdf, Buffer.from('<html><script>')]), 'two-in-one'],
    ['a PDF that is a ZIP as well', Buffer.concat([pdf, docx, Buffer.from('%%EOF')]), 'two-in-one'],
  ])('%s is refused', (_, file, reason) => {
    expect(kindOf(file)).toEqual({ refused: reason });
  });
});

describe('A picture is made anew', () => {
  test('without place, camera or what hides behind it, upright', async () => {
    const photo = await picture().withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const behind = Buffer.concat([photo, Buffer.from('<script>rahasia</script>'), docx]);
    const before = (await sharp(photo).metadata()).exif;
    // The tag under which a place is written (0x8825).
    expect([before?.includes('KameraRahasia'), before?.includes(Buffer.from([0x25, 0x88]))]).toEqual([true, true]);
    const kept = await keepable(behind);
    if ('refused' in kept || !kept.preview) throw new Error('not kept');
    for (const made of [kept.content, kept.preview]) {
      const { format, width, height, exif: left, icc, xmp } = await sharp(made).metadata();
      expect({ format, width, height, left, icc, xmp }).toEqual({ format: 'jpeg', width: 30, height: 40 });
      for (const word of ['KameraRahasia', 'Exif', 'rahasia', 'PK']) expect(made.includes(word)).toBe(false);
    }
    expect(kept.format).toBe('jpeg');
  });

  test('what is seen through is on white, and what is too large becomes smaller', async () => {
    const glass = sharp({
      create: { width: 4000, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    const kept = await keepable(await glass.png().toBuffer());
    if ('refused' in kept || !kept.preview) throw new Error('not kept');
    expect(await sharp(kept.content).metadata()).toMatchObject({ width: 3500, height: 18, channels: 3 });
    expect(await sharp(kept.preview).metadata()).toMatchObject({ width: 1000 });
    expect([...(await sharp(kept.content).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  test('one that claims a thousand million points is refused by what it claims', async () => {
    expect(await keepable(bomb(40_000, 40_000))).toEqual({ refused: 'too-many-points' });
  });

  test('one that is cut off is refused, and so is one that only begins like one', async () => {
    const photo = await picture(400, 300).jpeg().toBuffer();
    expect(await keepable(photo.subarray(0, photo.length / 2))).toEqual({ refused: 'broken-picture' });
    expect(await keepable(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]))).toEqual({ refused: 'broken-picture' });
  });
});

/** A PNG of a few bytes that says it is enormous. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(1000));
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}
