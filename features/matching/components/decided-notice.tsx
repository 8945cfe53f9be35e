import Link from 'next/link';
import { Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import { isId } from '../list-input';

type Told = { decided?: string; kept?: string; pair?: string };

/** What was decided a moment ago, on the page that comes next. */
export function DecidedNotice({ told, texts: { t } }: { told: Told; texts: Texts }) {
  if (told.decided !== 'same' && told.decided !== 'different') return null;
  return (
    <Notice role="status">
      {t(`peoplePages.pair.decided.${told.decided}`)}{' '}
      {told.kept && isId(told.kept) && (
        <Link
          href={`/people/${told.kept}#joinings`}
          prefetch={false}
          className="inline-block py-2 text-accent underline sm:py-0"
        >
          {t('peoplePages.pair.seeJoined')}
        </Link>
      )}
      {told.pair && isId(told.pair) && (
        <Link
          href={`/people/doubtful/${told.pair}`}
          prefetch={false}
          className="inline-block py-2 text-accent underline sm:py-0"
        >
          {t('peoplePages.pair.seeDecided')}
        </Link>
      )}
    </Notice>
  );
}
