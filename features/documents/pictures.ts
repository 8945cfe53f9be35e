import { atMost } from '@/lib/at-most';
import { isRefused, type Refused } from '@/lib/errors';
import { saidOf } from '@/lib/shut-in';
import { kindOf } from './content';
import type { FileFault, Format } from './rules';

/** A file as it is kept; `preview` is a small picture of our own making, where there is one to look at. */
export type Keepable = { format: Format; content: Buffer; preview: Buffer | null };

const LIMITS = { seconds: 20, megabytes: 256, says: 60_000_000, addons: true };

const inTurn = atMost(2);

/** What is kept of a file that somebody sends: a picture is made anew, so that nothing comes along but what is seen. */
export async function keepable(file: Buffer): Promise<Keepable | Refused<FileFault>> {
  const kind = kindOf(file);
  if (isRefused(kind)) return kind;
  if (kind !== 'picture') return { format: kind, content: file, preview: null };
  const said = await inTurn(() => saidOf('reencode-picture.mjs', file, LIMITS));
  if (isRefused(said)) return { refused: said.refused === 'too-slow' ? 'too-slow' : 'broken-picture' };
  const made = JSON.parse(said) as { content: string; preview: string } | Refused<'too-many-points' | 'broken-picture'>;
  if (isRefused(made)) return made;
  return { format: 'jpeg', content: Buffer.from(made.content, 'base64'), preview: Buffer.from(made.preview, 'base64') };
}
