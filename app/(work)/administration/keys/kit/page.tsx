import { redirect } from 'next/navigation';
import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayLookAfterKeys } from '@/features/keys/access';
import { finishKit, takeNewPaper } from '@/features/keys/actions/holders';
import { KitPaper } from '@/features/keys/components/kit-paper';
import { askedTexts } from '@/features/keys/components/passphrase-texts';
import { WordsForm } from '@/features/keys/components/words-form';
import { kitOf } from '@/features/keys/queries';
import { reader } from '@/lib/reader';

/** The words of a new recovery kit, until they are on paper; then the question whether they are. */
export default async function NewKitPage() {
  const actor = await requireActor();
  if (!mayLookAfterKeys(actor)) return notFoundFor(actor, 'key.kit');
  const kit = kitOf(actor);
  if (!kit) redirect('/administration/keys');
  const texts = await reader();
  const { t } = texts;
  const step = kit.words ? 'kit' : 'words';
  return (
    <Page title={t(`keys.${step}.title`)} lead={t(`keys.${step}.lead`)} narrow>
      {kit.words ? (
        <div className="grid gap-5">
          <KitPaper words={kit.words} madeAt={kit.slot.createdAt} taken={takeNewPaper} />
        </div>
      ) : (
        <Card>
          <WordsForm action={finishKit} words={askedTexts(texts, kit, t('keys.words.confirm'))} />
        </Card>
      )}
    </Page>
  );
}
