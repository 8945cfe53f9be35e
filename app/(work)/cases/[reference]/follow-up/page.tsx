import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { IdentityBar } from '@/features/cases/components/identity-bar';
import { orNotFound } from '@/features/cases/not-found';
import { AttemptForm } from '@/features/followups/components/attempt-form';
import { AttemptList, MonthList } from '@/features/followups/components/attempts';
import { Standing } from '@/features/followups/components/standing';
import { followUpsOf } from '@/features/followups/queries/file';
import { mayRecord } from '@/features/followups/rules';
import { followUpOutcomes } from '@/lib/follow-up';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<{ saved?: string }> };

export default async function FollowUpPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const followUp = await orNotFound(followUpsOf(actor, (await params).reference));
  const { file, months, attempts } = followUp;
  const { reference, returnedOn } = file.case;
  const { saved } = await searchParams;
  const kept = followUpOutcomes.find((each) => each === saved);
  return (
    <Page
      title={t('followUps.case.title', { reference })}
      lead={returnedOn ? t('followUps.case.lead', { day: texts.day(returnedOn) }) : t('followUps.case.leadAbroad')}
      actions={
        <>
          <LinkButton look="quiet" href="/follow-ups" prefetch={false}>
            {t('followUps.toList')}
          </LinkButton>
          <LinkButton look="quiet" href={`/cases/${reference}`} prefetch={false}>
            {t('followUps.case.toCase')}
          </LinkButton>
        </>
      }
    >
      <div className="grid gap-4">
        {kept && <Notice role="status">{t(`followUps.saved.${kept}`)}</Notice>}
        <Standing followUp={followUp} texts={texts} />
        <IdentityBar file={file} back="follow-up" texts={texts} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          <div className="grid min-w-0 gap-4">
            {months.length > 0 && (
              <Card title={t('followUps.case.schedule')}>
                <MonthList months={months} texts={texts} />
              </Card>
            )}
            <Card title={t('followUps.case.attempts')}>
              <AttemptList attempts={attempts} texts={texts} />
            </Card>
          </div>
          {file.mayChange && mayRecord(file.case, followUp.barrier) && (
            <Card title={t('followUps.form.title')}>
              <AttemptForm followUp={followUp} texts={texts} />
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}
