import type { Texts } from '@/lib/texts';
import type { CannotRelease } from './rules';

/** Why there is no release, in a sentence. */
export function releaseRefusal(refused: CannotRelease | 'already-asked', { t }: Texts): string {
  return t(`releases.refused.${refused}`);
}
