import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { CasesOfIntake } from '@/features/intakes/components/cases-of-intake';
import { UndoIntake } from '@/features/intakes/components/undo-intake';
import { WaitingRows } from '@/features/intakes/components/waiting-rows';
import { WritingProgress } from '@/features/intakes/components/writing-progress';
import { intakePage } from '@/features/intakes/queries/intakes';
import { officeName } from '@/features/offices/queries';
import { reader } from '@/lib/reader';

type Props = {
  params: Promise<{ intake: string }>;
  searchParams: Promise<{ page?: string; refused?: string; undone?: string }>;
};

const refusals = ['not-yours', 'being-written', 'all-worked-on', 'decided'] as const;

export default async function OneIntakePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale } = texts;
  const asked = await searchParams;
  const page = Math.max(1, Number.parseInt(asked.page ?? '', 10) || 1);
  const intake = await orNotFound(intakePage(actor, (await params).intake, page));
  const refused = refusals.find((each) => each === asked.refused);
  return (
    <Page
      title={t('intakes.page.title', { at: texts.moment(intake.at) })}
      lead={t('intakes.page.lead', { by: intake.by, office: officeName(intake.office, locale) })}
    >
      <div className="grid min-w-0 gap-4">
        {refused && (
          <Notice role="alert" tone="warn">
            {t(`intakes.page.refused.${refused}`)}
          </Notice>
        )}
        {/^\d{1,5}$/.test(asked.undone ?? '') && (
          <Notice role="status">{t('intakes.page.undonePart', { count: Number(asked.undone) })}</Notice>
        )}
        <WritingProgress intake={intake} texts={texts} />
        <CasesOfIntake intake={intake} page={page} texts={texts} />
        <WaitingRows intake={intake} texts={texts} />
        {intake.mayUndo && intake.counts.ready === 0 && <UndoIntake intake={intake} texts={texts} />}
      </div>
    </Page>
  );
}
