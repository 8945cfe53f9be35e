import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { IdentityBar } from '@/features/cases/components/identity-bar';
import { orNotFound } from '@/features/cases/not-found';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { CaseFileForm, LetterForm } from '@/features/papers/components/paper-forms';
import { fieldWords, templateOf, valuesOf } from '@/features/papers/queries';
import { letterKinds, missingIn, paperRefusals } from '@/features/papers/rules';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<{ refused?: string }> };

/** Where a case leaves on paper: the whole file, or a letter. */
export default async function PapersPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const file = await orNotFound(caseToMove(actor, (await params).reference));
  const { reference } = file.case;
  const { refused } = await searchParams;
  const reason = paperRefusals.find((each) => each === refused);
  const values = { ...(await valuesOf(actor, file, texts)), addressee: '–' };
  const letters = await Promise.all(
    letterKinds.map(async (kind) => ({
      kind,
      missing: missingIn(await templateOf(actor, kind, locale), values, fieldWords(texts)),
    })),
  );
  return (
    <Page
      title={t('papers.title', { reference })}
      lead={t('papers.lead')}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}`} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        {reason && (
          <Notice tone="alarm" role="alert" title={t('papers.notMade')}>
            {t(`papers.refused.${reason}`)}
          </Notice>
        )}
        <IdentityBar file={file} back="papers" texts={texts} />
        {file.identityOpen && (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
            <CaseFileForm reference={reference} texts={texts} />
            <LetterForm reference={reference} letters={letters} texts={texts} />
          </div>
        )}
      </div>
    </Page>
  );
}
