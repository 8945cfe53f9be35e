import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { officesFor } from '@/features/cases/queries/office-choices';
import { mayTakeIn } from '@/features/intakes/access';
import { Intake } from '@/features/intakes/components/intake';
import { IntakeList } from '@/features/intakes/components/intake-list';
import { intakesFor } from '@/features/intakes/queries/intakes';
import { wordsOf } from '@/features/intakes/telling';
import { reader } from '@/lib/reader';
import { choices } from '@/lib/vocabulary';

type Props = { searchParams: Promise<{ undone?: string }> };

export default async function IntakePage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!mayTakeIn(actor)) await notFoundFor(actor, 'intake.compare');
  const texts = await reader();
  const { t, locale } = texts;
  const { undone = '' } = await searchParams;
  return (
    <Page title={t('intakes.title')} lead={t('intakes.lead')}>
      <div className="grid min-w-0 gap-4">
        {/^\d{1,5}$/.test(undone) && (
          <Notice role="status">{t('intakes.list.undone', { count: Number(undone) })}</Notice>
        )}
        <Intake
          words={wordsOf(texts)}
          offices={await officesFor(actor, locale)}
          countries={choices('country', locale)}
        />
        <IntakeList intakes={await intakesFor(actor)} texts={texts} />
      </div>
    </Page>
  );
}
