import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { Answers } from '@/features/referrals/components/answers';
import { NoticeFacts } from '@/features/referrals/components/notice-facts';
import { Packages } from '@/features/referrals/components/packages';
import { ReferralCard } from '@/features/referrals/components/referral-card';
import { SharedSections } from '@/features/referrals/components/shared-sections';
import { happened } from '@/features/referrals/input';
import { referralFile, sharedWith } from '@/features/referrals/queries/file';
import { reader } from '@/lib/reader';

type Props = {
  params: Promise<{ referral: string }>;
  searchParams: Promise<{ said?: string; ask?: string }>;
};

export default async function ReferralPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const file = await orNotFound(referralFile(actor, (await params).referral));
  const { said: word, ask } = await searchParams;
  const said = happened.find((each) => each === word);
  const running = file.isReceiver && file.kind === 'office' && file.state === 'accepted' && !file.closed;
  const shared = running ? await sharedWith(actor, file.id) : null;
  return (
    <Page
      title={
        file.kind === 'notice'
          ? t('referrals.notice.title', { number: file.number })
          : t('referrals.numbered', { number: file.number })
      }
      actions={
        <LinkButton
          look="quiet"
          href={file.reference ? `/cases/${file.reference}/referrals` : '/referrals'}
          prefetch={false}
        >
          {t('app.back')}
        </LinkButton>
      }
      narrow
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {said && <Notice role="status">{t(`referrals.happened.${said}`)}</Notice>}
        {file.closed && <Notice tone="warn">{t(`referrals.closed.${file.closed}`)}</Notice>}
        <ReferralCard file={file} texts={texts} />
        {file.kind === 'notice' && <NoticeFacts file={file} texts={texts} />}
        {running && <SharedSections file={file} shared={shared} asksReason={ask === 'budget'} texts={texts} />}
        {file.kind === 'partner' && <Packages file={file} texts={texts} />}
        <Answers file={file} texts={texts} />
      </div>
    </Page>
  );
}
