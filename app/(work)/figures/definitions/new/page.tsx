import { notFound } from 'next/navigation';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { mayDefine } from '@/features/definitions/access';
import { Combine, NameView } from '@/features/definitions/components/definition-form';
import { definitionsFor } from '@/features/definitions/queries';
import type { Raw } from '@/features/figures/input';
import { periodWords, whereWords } from '@/features/figures/labels';
import { asOfWords, viewTitle } from '@/features/figures/titles';
import { freeViewFrom, freeViewHref } from '@/features/figures/view';
import { allOffices, officeName } from '@/features/offices/queries';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';

export default async function NewDefinitionPage({ searchParams }: { searchParams: Promise<Raw> }) {
  const actor = await requireActor();
  if (!mayDefine(actor)) notFound();
  const texts = await reader();
  const { t } = texts;
  const raw = await searchParams;
  const view = freeViewFrom(raw);
  if (raw.of !== undefined || isRefused(view)) {
    const of = raw.of === 'sum' ? 'sum' : 'difference';
    return (
      <Page title={t('definitions.combine')} lead={t('definitions.combineLead')} narrow>
        <Card>
          <Combine all={await definitionsFor(actor)} of={of} texts={texts} />
        </Card>
      </Page>
    );
  }
  const offices = new Map((await allOffices(actor)).map((office) => [office.id, officeName(office, texts.locale)]));
  const scope = [
    ...whereWords(view.question.where, texts, offices),
    periodWords(view.question, texts),
    asOfWords(view.question, texts),
  ];
  return (
    <Page title={t('definitions.newTitle')} lead={`${viewTitle(view, texts)} · ${scope.join(' · ')}`} narrow>
      <Card>
        <NameView address={freeViewHref(view).split('?')[1] ?? ''} suggested={viewTitle(view, texts)} texts={texts} />
      </Card>
    </Page>
  );
}
