import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { mayDefine } from '@/features/definitions/access';
import { FreeViewForm } from '@/features/figures/components/free-view-form';
import { RefusedView } from '@/features/figures/components/refused-view';
import { TakeOut } from '@/features/figures/components/take-out';
import { ViewCard } from '@/features/figures/components/view-card';
import type { Raw } from '@/features/figures/input';
import { periodWords } from '@/features/figures/labels';
import { asOfWords, viewTitle } from '@/features/figures/titles';
import { freeViewFrom, freeViewHref, viewTable } from '@/features/figures/view';
import { allOffices, officeName } from '@/features/offices/queries';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';

export default async function FreeViewPage({ searchParams }: { searchParams: Promise<Raw> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const raw = await searchParams;
  const asked = freeViewFrom(Object.keys(raw).length === 0 ? { by: 'destination', by2: 'year' } : raw);
  const refused = isRefused(asked) ? asked : undefined;
  const view = isRefused(asked) ? { question: { metric: 'cases_handled' as const, asOf: today() } } : asked;
  const [table, all] = await Promise.all([viewTable(actor, view), allOffices(actor)]);
  const offices = new Map(all.map((office) => [office.id, officeName(office, texts.locale)]));
  return (
    <Page
      title={viewTitle(view, texts)}
      lead={t('figures.view.lead', {
        period: periodWords(view.question, texts),
        asOf: asOfWords(view.question, texts),
      })}
      actions={
        <>
          <TakeOut view={view} texts={texts} />
          {mayDefine(actor) && (
            <LinkButton href={freeViewHref(view, '/figures/definitions/new')} prefetch={false}>
              {t('definitions.saveView')}
            </LinkButton>
          )}
        </>
      }
    >
      <RefusedView refused={refused} texts={texts} />
      <FreeViewForm view={view} today={today()} texts={texts} offices={offices} />
      <ViewCard table={table} texts={texts} offices={offices} />
    </Page>
  );
}
