import type { ReactNode } from 'react';
import { Shell } from '@/components/shell';
import { requireActor } from '@/features/accounts/session';
import { reader } from '@/lib/reader';

export default async function WorkLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const { t } = await reader();
  const items = [
    { href: '/cases/new', label: t('app.nav.newCase') },
    { href: '/cases', label: t('app.nav.cases') },
    { href: '/dashboard', label: t('app.nav.dashboard') },
    { href: '/reports', label: t('app.nav.reports') },
  ];
  return (
    <Shell brand={t('app.name')} label={t('app.nav.label')} items={items} account={<span>{actor.name}</span>}>
      {children}
    </Shell>
  );
}
