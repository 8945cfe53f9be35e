import Link from 'next/link';
import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import type { Staff } from '@/lib/actor';
import { reader } from '@/lib/reader';
import { MOST_TOLD } from '@/lib/texts';
import { firstOverdue, overdueFollowUps } from '../queries/due';

/** How many follow-ups are late, beside their place in the menu; nothing where none is. */
export async function OverdueCount({ actor }: { actor: Staff }) {
  const { t, toldCount } = await reader();
  const count = await overdueFollowUps(actor);
  if (count === 0) return null;
  return (
    <span className="ml-1.5 min-w-5 rounded-full bg-alarm px-1.5 text-center text-xs font-bold text-card">
      <span aria-hidden="true">{toldCount(count)}</span>
      <span className="sr-only">{t('followUps.overdueCount', { count })}</span>
    </span>
  );
}

/** The first of those whom a worker is late with, above the list their day begins with. */
export async function OverdueContacts({ actor }: { actor: Staff }) {
  const texts = await reader();
  const { t } = texts;
  const { overdue, rows } = await firstOverdue(actor);
  if (overdue === 0) return null;
  const title = overdue > MOST_TOLD ? 'followUps.overdueMany' : 'followUps.overdueTitle';
  return (
    <Notice tone="warn" title={t(title, { count: Math.min(overdue, MOST_TOLD) })}>
      <ul className="my-1">
        {rows.map((row) => (
          <li key={row.caseId}>
            <Link
              href={`/cases/${row.reference}/follow-up`}
              prefetch={false}
              className="inline-block py-2 font-semibold text-accent underline sm:py-0"
            >
              {row.reference}
            </Link>{' '}
            {row.maskedName} · {t('followUps.month', { count: row.month })} · {texts.shortDay(row.due)}
          </li>
        ))}
      </ul>
      <LinkButton look="quiet" href="/follow-ups" prefetch={false} className="-ml-2">
        {t('followUps.toList')}
      </LinkButton>
    </Notice>
  );
}
