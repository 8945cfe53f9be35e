import type { ReactNode } from 'react';
import { Shell } from '@/components/shell';
import { type Place, placesOf } from '@/features/accounts/access';
import { Account } from '@/features/accounts/components/account';
import { DemoBanner } from '@/features/accounts/components/demo-banner';
import { requireActor } from '@/features/accounts/session';
import { Bell } from '@/features/notices/components/bell';
import { officeName, officeOf } from '@/features/offices/queries';
import { reader } from '@/lib/reader';

const addresses: Record<Place, string> = {
  newCase: '/cases/new',
  cases: '/cases',
  dashboard: '/dashboard',
  reports: '/reports',
  administration: '/administration',
};

/** The bar around the pages. It shows what a role can reach and guards nothing: every page asks for itself. */
export default async function WorkLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const { t, locale } = await reader();
  const office = await officeOf(actor);
  const items = placesOf[actor.role].map((place) => ({ href: addresses[place], label: t(`app.nav.${place}`) }));
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
      banner={<DemoBanner />}
    >
      {children}
    </Shell>
  );
}
