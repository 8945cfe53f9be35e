import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { UndoForm } from '@/features/matching/components/undo-form';
import { joinToUndo } from '@/features/matching/queries/join-to-undo';
import { reader } from '@/lib/reader';

/** Undoing a joining: what was changed or added since, and where it goes. */
export default async function JoiningPage({ params }: { params: Promise<{ merge: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const joining = await orNotFound(joinToUndo(actor, (await params).merge));
  return (
    <Page
      title={t('peoplePages.undo.title')}
      lead={t('peoplePages.joinings.one', { at: texts.moment(joining.mergedAt), by: joining.by })}
      actions={
        <LinkButton look="quiet" href={`/people/${joining.keptId}`} prefetch={false}>
          {t('peoplePages.undo.toPerson')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        {joining.reason && <Notice title={t('peoplePages.undo.why')}>{joining.reason}</Notice>}
        {joining.cannot ? (
          <Notice tone="warn">{t(`peoplePages.pair.refused.${joining.cannot}`)}</Notice>
        ) : (
          <Card title={t('peoplePages.undo.question')}>
            <UndoForm joining={joining} texts={texts} />
          </Card>
        )}
      </div>
    </Page>
  );
}
