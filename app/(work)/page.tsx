import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { LinkButton } from '@/components/button';
import { CountList } from '@/components/count-list';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { openApprovals } from '@/features/approvals/queries';
import { mayLogCases } from '@/features/cases/access';
import { caseTotal } from '@/features/cases/queries/case-list';
import { referencesInSight } from '@/features/cases/queries/case-search';
import { casesWaiting } from '@/features/cases/queries/work';
import { QUIET_DAYS } from '@/features/cases/rules';
import { newCaseDrafts } from '@/features/drafts/queries';
import { emergenciesToReview } from '@/features/exceptions/queries';
import { OverdueContacts } from '@/features/followups/components/overdue';
import { pairsWaiting } from '@/features/matching/queries/pairs';
import { unreadNotices } from '@/features/notices/queries';
import { operationsLed } from '@/features/operations/queries/led';
import { referralsWaiting } from '@/features/referrals/queries/list';
import { longBlocked } from '@/features/returns/queries/board';
import { LONG_BLOCKED_DAYS } from '@/features/returns/rules';
import { mayWatchRights } from '@/features/rights/access';
import { openRequests } from '@/features/rights/queries/requests';
import { servicesWaiting } from '@/features/services/queries/list';
import { mayBalance } from '@/features/tasks/access';
import { tasksWaiting } from '@/features/tasks/queries/list';
import { transfersWaiting } from '@/features/transfers/queries';
import type { Staff } from '@/lib/actor';
import { addDays, today } from '@/lib/calendar';
import { reader } from '@/lib/reader';

/** Whoever works on cases begins with what waits for them, what is late first; everybody else with the figures. */
export default async function MorningPage() {
  const actor = await requireActor();
  if (!mayLogCases(actor)) redirect('/dashboard');
  const { t, day } = await reader();
  return (
    <Page
      title={t('morning.title')}
      lead={t('morning.lead', { day: day(today()) })}
      actions={<LinkButton href="/cases/new">{t('app.nav.newCase')}</LinkButton>}
      narrow
    >
      <div className="grid gap-4">
        <Suspense>
          <OverdueContacts actor={actor} />
        </Suspense>
        <Suspense>
          <Waiting actor={actor} />
        </Suspense>
        <Suspense>
          <Tasks actor={actor} />
        </Suspense>
        <Suspense>
          <Cases actor={actor} />
        </Suspense>
      </div>
    </Page>
  );
}

/** What somebody has to decide, to finish or to read: nothing that is done. */
async function Waiting({ actor }: { actor: Staff }) {
  const { t, number, moment } = await reader();
  const [again, asked, emergencies, referrals, transfers, requests, pairs, drafts, notices] = await Promise.all([
    caseTotal(actor, { sort: 'handled', again: { state: 'suspected', asOf: today() } }),
    openApprovals(actor, [referencesInSight, operationsLed]),
    emergenciesToReview(actor),
    referralsWaiting(actor),
    transfersWaiting(actor),
    mayWatchRights(actor) ? openRequests(actor) : [],
    pairsWaiting(actor),
    newCaseDrafts(actor),
    unreadNotices(actor),
  ]);
  const rows = [
    { name: 'approvals', href: '/approvals', count: asked.filter(({ mine }) => !mine).length },
    { name: 'emergencies', href: '/emergency', count: emergencies.length },
    { name: 'referrals', href: '/referrals', count: referrals },
    { name: 'transfers', href: '/referrals', count: transfers },
    { name: 'again', href: '/cases?again=suspected', count: again },
    { name: 'rights', href: '/rights', count: requests.length },
    { name: 'pairs', href: '/people/doubtful', count: pairs },
    { name: 'notices', href: '/notices', count: notices },
  ] as const;
  const waiting = rows.filter(({ count }) => count > 0);
  if (waiting.length + drafts.length === 0) return <p className="text-quiet">{t('morning.nothing')}</p>;
  return (
    <CountList
      title={t('morning.waiting')}
      rows={[
        ...waiting.map(({ name, href, count }) => ({
          ...{ href, count: number(count), label: t(`morning.rows.${name}`) },
          pressing: name === 'approvals' || name === 'emergencies',
        })),
        ...drafts.map(({ id, updatedAt }) => ({
          ...{ href: `/cases/new?draft=${id}`, count: number(1) },
          label: t('morning.rows.draft', { at: moment(updatedAt) }),
        })),
      ]}
    />
  );
}

/** What somebody has to do in cases, and what of the office nobody has. */
async function Tasks({ actor }: { actor: Staff }) {
  const { t, toldCount } = await reader();
  const { overdue, today: ofToday, week, nobody } = await tasksWaiting(actor);
  const rows = [
    { name: 'tasksOverdue', href: '/tasks?whose=mine&due=overdue', count: overdue },
    { name: 'tasksToday', href: '/tasks?whose=mine&due=today', count: ofToday },
    { name: 'tasksWeek', href: '/tasks?whose=mine&due=week', count: week },
    { name: 'tasksNobody', href: '/tasks?whose=nobody&due=all', count: nobody },
  ] as const;
  return (
    <CountList
      title={t('morning.tasks')}
      rows={rows.map(({ name, href, count }) => ({
        ...{ href, count: toldCount(count), label: t(`morning.rows.${name}`) },
        pressing: name === 'tasksOverdue' && count > 0,
      }))}
    >
      {mayBalance(actor) && (
        <LinkButton look="quiet" href="/tasks/load" prefetch={false} className="-ml-2">
          {t('morning.rows.load')}
        </LinkButton>
      )}
    </CountList>
  );
}

/** The cases somebody works on, and who came home this week. */
async function Cases({ actor }: { actor: Staff }) {
  const { t, number, toldCount } = await reader();
  const day = today();
  const from = addDays(day, -6);
  const arrived = { metric: 'persons_repatriated', where: {}, from, asOf: day } as const;
  const [{ mine, quiet }, blocked, services, home] = await Promise.all([
    casesWaiting(actor),
    longBlocked(actor),
    servicesWaiting(actor),
    caseTotal(actor, { sort: 'handled', behind: arrived }),
  ]);
  return (
    <CountList
      title={t('morning.cases')}
      rows={[
        { href: '/cases?work=quiet', count: toldCount(quiet), label: t('morning.rows.quiet', { days: QUIET_DAYS }) },
        {
          href: '/returns?block=long#list',
          count: toldCount(blocked),
          label: t('morning.rows.blocked', { days: LONG_BLOCKED_DAYS }),
        },
        { href: '/services?which=late', count: toldCount(services.late), label: t('morning.rows.servicesLate') },
        { href: '/services?which=unmet', count: toldCount(services.unmet), label: t('morning.rows.servicesUnmet') },
        { href: '/cases?work=mine', count: toldCount(mine), label: t('morning.rows.mine') },
        {
          href: `/cases?metric=persons_repatriated&from=${from}&asOf=${day}`,
          count: number(home),
          label: t('morning.rows.arrived'),
        },
      ]}
    />
  );
}
