import Link from 'next/link';
import type { Texts } from '@/lib/texts';

/** Back to all releases. */
export function BackToReleases({ texts }: { texts: Texts }) {
  return (
    <Link href="/release" prefetch={false} className="text-accent underline">
      {texts.t('releases.back')}
    </Link>
  );
}
