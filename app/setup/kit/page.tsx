import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { Doorway } from '@/components/doorway';
import { Card } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import { LanguageSwitch } from '@/features/accounts/components/language-switch';
import { finishSetUp, printAnotherPaper, takePaper } from '@/features/keys/actions/set-up';
import { KitPaper } from '@/features/keys/components/kit-paper';
import { askedTexts } from '@/features/keys/components/passphrase-texts';
import { WordsForm } from '@/features/keys/components/words-form';
import { SET_UP_COOKIE } from '@/features/keys/cookies';
import { isFresh, kitOfSetUp, lockState } from '@/features/keys/queries';
import { reader } from '@/lib/reader';

/** The words of the recovery kit, until they are on paper; then the question whether they are. */
export default async function SetUpKitPage() {
  if ((await lockState()) === 'sealed') redirect('/unlock');
  if (!(await isFresh())) notFound();
  const kit = kitOfSetUp((await cookies()).get(SET_UP_COOKIE)?.value);
  if (!kit) redirect('/setup');
  const texts = await reader();
  const { t } = texts;
  const step = kit.words ? 'kit' : 'words';
  return (
    <Doorway brand={t('app.name')} corner={<LanguageSwitch />} wide>
      <div>
        <h1 className="text-xl font-bold">{t(`keys.${step}.title`)}</h1>
        <p className="mt-1 max-w-prose text-quiet">{t(`keys.${step}.lead`)}</p>
      </div>
      {kit.words ? (
        <KitPaper words={kit.words} madeAt={kit.slot.createdAt} taken={takePaper} />
      ) : (
        <>
          <Card>
            <WordsForm action={finishSetUp} words={askedTexts(texts, kit, t('keys.words.finish'))} />
          </Card>
          <form action={printAnotherPaper} className="grid gap-2">
            <p className="text-quiet">{t('keys.words.anotherHint')}</p>
            <div>
              <SubmitButton look="plain">{t('keys.words.another')}</SubmitButton>
            </div>
          </form>
        </>
      )}
    </Doorway>
  );
}
