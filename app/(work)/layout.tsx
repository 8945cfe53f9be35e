import { type ReactNode, Suspense } from 'react';
import { IdleCover } from '@/components/idle-cover';
import { QuickExit } from '@/components/quick-exit';
import { Shell } from '@/components/shell';
import { type Place, placesOf } from '@/features/accounts/access';
import { Account } from '@/features/accounts/components/account';
import { DemoBanner } from '@/features/accounts/components/demo-banner';
import { COVER_MINUTES, IDLE_MINUTES } from '@/features/accounts/rules';
import { requireActor } from '@/features/accounts/session';
import { OverdueCount } from '@/features/followups/components/overdue';
import { Bell } from '@/features/notices/components/bell';
import { officeName, officeOf } from '@/features/offices/queries';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';

const addresses: Record<Place, string> = {
  newCase: '/cases/new',
  cases: '/cases',
  people: '/people',
  returns: '/returns',
  followUps: '/follow-ups',
  operations: '/operations',
  dashboard: '/dashboard',
  figures: '/figures',
  reports: '/reports',
  rights: '/rights',
  audit: '/audit',
  administration: '/administration',
};

/** The bar around the pages. It shows what a role can reach and guards nothing: every page asks for itself. */
export default async function WorkLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const { t, locale } = await reader();
  const office = await officeOf(actor);
  // The bar does not wait for the count.
  const overdue = (
    <Suspense>
      <OverdueCount actor={actor} />
    </Suspense>
  );
  const items = placesOf[actor.role].map((place) => ({
    href: addresses[place],
    label: t(`app.nav.${place}`),
    ...(place === 'followUps' && { note: overdue }),
  }));
  return (
    <Shell
      brand={t('app.name')}
      label={t('app.nav.label')}
      items={items}
      account={
        <>
          <Bell actor={actor} />
          <Account actor={actor} officeName={office ? officeName(office, locale) : actor.officeCode} />
        </>
      }
      exit={
        <QuickExit
          address="/exit"
          leadTo="/blank"
          label={t('web.exit.button')}
          short={t('web.exit.short')}
          hint={t('web.exit.hint')}
        />
      }
      banner={<DemoBanner />}
    >
      {children}
      <IdleCover
        address="/session"
        owner={actor.id}
        minutes={{ cover: COVER_MINUTES, end: IDLE_MINUTES }}
        signIn="/sign-in"
        texts={coverTexts(t)}
      />
    </Shell>
  );
}

function coverTexts(t: Texts['t']) {
  return {
    title: t('web.idle.title'),
    body: t('web.idle.body', { minutes: COVER_MINUTES }),
    checking: t('web.idle.checking'),
    offline: t('web.idle.offline'),
    endedTitle: t('web.idle.endedTitle'),
    ended: t('web.idle.ended'),
    signIn: t('web.idle.signIn'),
  };
}
