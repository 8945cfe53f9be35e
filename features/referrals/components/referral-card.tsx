import Link from 'next/link';
import { Badge } from '@/components/notice';
import { Card } from '@/components/page';
import { officeName } from '@/features/offices/queries';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { ReferralFile } from '../queries/file';
import { receiverName } from './referral-table';

/** What a referral says of itself: between whom, what for, which parts, until when, and how it stands. */
export function ReferralCard({ file, texts }: { file: ReferralFile; texts: Texts }) {
  const { t, locale } = texts;
  const rows = [
    { name: t('referrals.from'), value: officeName(file.from, locale) },
    { name: t('referrals.to'), value: receiverName(file, texts) },
    {
      name: t('referrals.case'),
      value: file.reference && (
        <Link href={`/cases/${file.reference}/referrals`} prefetch={false} className="text-accent underline">
          {file.reference}
        </Link>
      ),
    },
    { name: t('referrals.reason'), value: label('referral_reason', file.reason, locale) },
    {
      name: t('referrals.sections'),
      value: file.sections.map((section) => t(`cases.sections.${section}`)).join(', '),
    },
    { name: t('referrals.until'), value: file.kind === 'notice' ? '' : texts.day(file.until) },
    {
      name: t('referrals.askedBy'),
      value: t('referrals.askedAt', { name: file.askedBy, at: texts.moment(file.askedAt) }),
    },
    { name: t('referrals.words'), value: file.words },
    { name: t('referrals.outcome'), value: file.outcome },
  ].filter(({ value }) => value);
  return (
    <Card
      title={t(file.kind === 'notice' ? 'referrals.notice.envelope' : 'referrals.envelope')}
      actions={<Badge tone={file.state === 'accepted' ? 'calm' : 'plain'}>{stateOf(file, texts)}</Badge>}
    >
      <dl className="grid gap-x-6 sm:grid-cols-[minmax(10rem,14rem)_1fr] sm:gap-y-2">
        {rows.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="wrap-anywhere mb-3 min-w-0 whitespace-pre-line sm:mb-0">{value}</dd>
          </div>
        ))}
      </dl>
      {file.isSender && file.hasWords && file.words === null && (
        <p className="mt-2 text-sm text-quiet">{t('referrals.wordsSealed')}</p>
      )}
    </Card>
  );
}

const stateOf = ({ kind, state }: ReferralFile, { t }: Texts) =>
  kind === 'notice' ? t('referrals.notified') : t(`referrals.states.${state}`);
