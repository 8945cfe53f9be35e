import type { ReactNode } from 'react';
import { Button } from '@/components/button';
import { TextArea } from '@/components/field';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { answer, finish, revoke } from '../actions';
import type { ReferralFile } from '../queries/file';

/** What can be done with a referral: answered, finished, revoked, by whoever may. */
export function Answers({ file, texts }: { file: ReferralFile; texts: Texts }) {
  const { t } = texts;
  const hidden = <input type="hidden" name="referral" value={file.id} />;
  const isPartner = file.kind === 'partner';
  const parts = file.sections.map((section) => t(`cases.sections.${section}`)).join(', ');
  return (
    <>
      {file.mayAnswer && !file.closed && (
        <Card title={t('referrals.answer.title')}>
          <p className="mb-3">
            {isPartner
              ? t('referrals.answer.partnerLead')
              : t('referrals.answer.lead', { until: texts.day(file.until), sections: parts })}
          </p>
          <form action={answer}>
            {hidden}
            <input type="hidden" name="accepts" value="yes" />
            <Button look={isPartner ? 'plain' : 'main'}>
              {t(isPartner ? 'referrals.answer.accepted' : 'referrals.answer.accept')}
            </Button>
          </form>
        </Card>
      )}
      {file.mayAnswer && (
        <Disclosed title={t('referrals.answer.declineTitle')}>
          <form action={answer} className="grid gap-3">
            {hidden}
            <input type="hidden" name="accepts" value="no" />
            <TextArea
              name="words"
              id="decline-words"
              rows={3}
              label={t('referrals.answer.why')}
              hint={t('referrals.answer.whyHint')}
            />
            <div>
              <Button look="plain">{t('referrals.answer.decline')}</Button>
            </div>
          </form>
        </Disclosed>
      )}
      {file.mayFinish && (
        <Disclosed title={t('referrals.finish.title')}>
          <form action={finish} className="grid gap-3">
            {hidden}
            <p>{t('referrals.finish.lead')}</p>
            <TextArea
              name="words"
              id="finish-words"
              rows={3}
              label={t('referrals.finish.words')}
              hint={t('referrals.answer.whyHint')}
            />
            <div>
              <Button look="plain">{t('referrals.finish.submit')}</Button>
            </div>
          </form>
        </Disclosed>
      )}
      {file.mayRevoke && (
        <Disclosed title={t('referrals.revoke.title')}>
          <form action={revoke} className="grid gap-3">
            {hidden}
            <p>{t('referrals.revoke.lead')}</p>
            <div>
              <Button look="plain">{t('referrals.revoke.submit')}</Button>
            </div>
          </form>
        </Disclosed>
      )}
    </>
  );
}

function Disclosed({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-md border border-line bg-card px-4 py-3">
      <summary className="-my-3 cursor-pointer py-3 font-semibold">{title}</summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
