import Link from 'next/link';
import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { mayLogCases, mayOpenCase } from '@/features/cases/access';
import { DraftBar } from '@/features/cases/components/draft-bar';
import { NewCaseForm } from '@/features/cases/components/new-case-form';
import { ProblemList } from '@/features/cases/components/problem-list';
import { first, readNewCase } from '@/features/cases/input';
import { newCaseDraft } from '@/features/cases/queries/new-case-draft';
import { officesFor } from '@/features/cases/queries/office-choices';
import { logCase } from '@/features/matching/actions/log-case';
import { CandidatesSign, CandidatesUnderWho, NotSavedYet } from '@/features/matching/components/new-case';
import { typedFrom } from '@/features/matching/new-case-input';
import { offeredAgain } from '@/features/matching/queries/candidates';
import { today } from '@/lib/calendar';
import { reader } from '@/lib/reader';

type Props = { searchParams: Promise<{ draft?: string; fresh?: string; check?: string; answers?: string }> };

export default async function NewCasePage({ searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  if (!mayLogCases(actor)) return <Page title={t('cases.new.title')}>{t('cases.new.notYours')}</Page>;
  const asked = await searchParams;
  const { draft, others, submission, raw } = await newCaseDraft(actor, asked);
  const offices = await officesFor(actor, texts.locale);
  const problems = asked.check && draft ? readNewCase(raw, submission, today()).problems : [];
  if (asked.check && draft && !mayOpenCase(actor, first(raw, 'officeId')))
    problems.push({ field: 'officeId', problem: 'not-your-office' });
  const found = asked.check && draft ? await offeredAgain(actor, { ...typedFrom(raw, today()), submission }) : null;
  return (
    <Page
      title={t('cases.new.title')}
      lead={t('cases.new.lead')}
      actions={
        <LinkButton look="plain" href="/cases/intake">
          {t('intakes.toIntake')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        <ProblemList problems={problems} texts={texts} />
        {found && problems.length === 0 && <NotSavedYet found={found} refused={asked.answers} texts={texts} />}
        {draft && !asked.check && <DraftBar draft={draft} texts={texts} />}
        {others.length > 0 && (
          <Notice title={t('cases.new.otherDrafts')}>
            <ul className="flex flex-wrap gap-x-4">
              {others.map(({ id, updatedAt }) => (
                <li key={id}>
                  <Link href={`/cases/new?draft=${id}`} className="inline-block py-2.5 text-accent underline sm:py-0">
                    {t('cases.new.draftFrom', { at: texts.moment(updatedAt) })}
                  </Link>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <NewCaseForm
          key={submission}
          submission={submission}
          raw={raw}
          offices={offices}
          problems={problems}
          texts={texts}
          action={logCase}
          underWho={<CandidatesUnderWho found={found} raw={raw} texts={texts} />}
          besideSave={<CandidatesSign texts={texts} />}
        />
      </div>
    </Page>
  );
}
