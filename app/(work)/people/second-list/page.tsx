import { Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayCompareLists, mayExportLists } from '@/features/secondlist/access';
import { SecondList } from '@/features/secondlist/components/second-list';
import { wordsOf } from '@/features/secondlist/telling';
import { reader } from '@/lib/reader';
import { choices } from '@/lib/vocabulary';

export default async function SecondListPage() {
  const actor = await requireActor();
  if (!mayCompareLists(actor)) await notFoundFor(actor, 'second-list.compare');
  const texts = await reader();
  return (
    <Page title={texts.t('secondlist.title')} lead={texts.t('secondlist.lead')}>
      <SecondList
        words={wordsOf(texts)}
        countries={choices('country', texts.locale)}
        mayExport={mayExportLists(actor)}
      />
    </Page>
  );
}
