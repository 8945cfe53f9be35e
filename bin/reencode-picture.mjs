// Makes a picture of our own from one that somebody sends us, and a small one to look at, and writes both as JSON: a
// program of its own, without our keys in its memory, so that no file can take more than its own program down.
// `features/documents/pictures.ts` starts it.
import sharp from 'sharp';

/** A phone photographs up to fifty million points; a file of a few bytes may claim any number. */
const MOST_POINTS = 60_000_000;
/** The longer side: an A4 page at 300 dots to the inch stays readable. */
const LONGEST_SIDE = 3_500;
const PREVIEW_SIDE = 1_000;

// Nothing is read but the three kinds we take in, whatever a file says of itself.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.cache(false);
sharp.concurrency(1);

/**
 * Upright, on white, as JPEG: nothing of the original goes along but what is seen, so neither place, device nor what
 * hides behind the picture.
 * @param {Buffer} from @param {number} side @param {number} quality
 */
const drawn = (from, side, quality) =>
  sharp(from, { limitInputPixels: MOST_POINTS, failOn: 'error', pages: 1 })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality })
    .toBuffer();

async function answer() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const file = Buffer.concat(chunks);
  const { width = 0, height = 0 } = await sharp(file, { limitInputPixels: false }).metadata();
  if (width * height > MOST_POINTS) return { refused: 'too-many-points' };
  const content = await drawn(file, LONGEST_SIDE, 85);
  const preview = await drawn(content, PREVIEW_SIDE, 75);
  return { content: content.toString('base64'), preview: preview.toString('base64') };
}

try {
  process.stdout.write(JSON.stringify(await answer()));
} catch {
  process.stdout.write(JSON.stringify({ refused: 'broken-picture' }));
}
