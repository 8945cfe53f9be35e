import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { CompareCard } from '@/features/figures/components/compare-card';
import { CompareForm } from '@/features/figures/components/compare-form';
import { RefusedView } from '@/features/figures/components/refused-view';
import type { Raw } from '@/features/figures/input';
import { compared, type Sides, sidesFrom } from '@/features/figures/sides';
import { allOffices, officeName } from '@/features/offices/queries';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';

export default async function ComparePage({ searchParams }: { searchParams: Promise<Raw> }) {
  const actor = await requireActor();
  const texts = await reader();
  const asked = sidesFrom(await searchParams);
  const refused = isRefused(asked) ? asked : undefined;
  const sides = isRefused(asked) ? (sidesFrom({}) as Sides) : asked;
  const [counted, all] = await Promise.all([compared(actor, sides), allOffices(actor)]);
  const offices = new Map(all.map((office) => [office.id, officeName(office, texts.locale)]));
  return (
    <Page title={texts.t('figures.compare.title')} lead={texts.t('figures.compare.lead')}>
      <RefusedView refused={refused} texts={texts} />
      <CompareForm sides={sides} today={today()} texts={texts} />
      <CompareCard compared={counted} texts={texts} offices={offices} />
    </Page>
  );
}
