import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { DecisionForm } from '@/features/retrafficking/components/decision-form';
import { EarlierCases, FindingHistory } from '@/features/retrafficking/components/finding-list';
import { againOf } from '@/features/retrafficking/queries/again';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }> };

export default async function AgainPage({ params }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { file, standing, history, earlier } = await orNotFound(againOf(actor, (await params).reference));
  const { reference } = file.case;
  return (
    <Page
      title={t('again.title', { reference })}
      lead={t('again.lead')}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}`} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        {!standing && <Notice title={t('again.none')}>{t('again.noneHint')}</Notice>}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          {standing && file.mayChange && !file.erasedAt && !file.useStoppedAt && (
            <Card title={standing.state === 'suspected' ? t('again.decide') : t('again.decideAnew')}>
              <DecisionForm key={standing.id} reference={reference} seen={standing.id} texts={texts} />
            </Card>
          )}
          <div className="grid min-w-0 gap-4">
            {standing && (
              <Card title={t('again.earlier')}>
                <EarlierCases earlier={earlier} texts={texts} />
              </Card>
            )}
            {history.length > 0 && (
              <Card title={t('again.history')}>
                <FindingHistory history={history} texts={texts} />
                {file.sight === 'full' && !file.identityOpen && (
                  <p className="mt-3 text-sm text-quiet">{t('again.reasonsSealed')}</p>
                )}
              </Card>
            )}
          </div>
        </div>
      </div>
    </Page>
  );
}
