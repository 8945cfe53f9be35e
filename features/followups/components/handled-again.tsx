import Link from 'next/link';
import { Notice } from '@/components/notice';
import { officeName } from '@/features/offices/queries';
import type { Texts } from '@/lib/texts';
import type { LaterCase } from '../queries/taken-again';

/** On an older case: that its person is handled again, and where. */
export function HandledAgain({ later, texts: { t, locale } }: { later: LaterCase[]; texts: Texts }) {
  if (later.length === 0) return null;
  return (
    <Notice title={t('followUps.case.handledAgain')}>
      <ul className="grid gap-1">
        {later.map(({ office, reference }) => (
          <li key={reference ?? office.id}>
            {reference ? (
              <>
                <Link
                  href={`/cases/${reference}`}
                  prefetch={false}
                  className="inline-block py-2.5 font-semibold whitespace-nowrap text-accent underline sm:py-0"
                >
                  {reference}
                </Link>{' '}
                · {officeName(office, locale)}
              </>
            ) : (
              t('again.elsewhere', { office: officeName(office, locale) })
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
