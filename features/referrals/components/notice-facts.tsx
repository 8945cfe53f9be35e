import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { factLines } from '../document';
import type { ReferralFile } from '../queries/file';

/** What a notice told: coded facts, and nothing else. */
export function NoticeFacts({ file, texts }: { file: ReferralFile; texts: Texts }) {
  const { t } = texts;
  const lines = factLines(file.facts ?? {}, texts);
  return (
    <Card title={t('referrals.notice.facts')}>
      <p className="mb-3 text-quiet">{t('referrals.notice.told')}</p>
      {lines.length === 0 && <p>{t('referrals.notice.nothing')}</p>}
      <dl className="grid gap-x-6 sm:grid-cols-[minmax(10rem,14rem)_1fr] sm:gap-y-2">
        {lines.map(({ label, text }) => (
          <div key={label} className="contents">
            <dt className="text-quiet">{label}</dt>
            <dd className="wrap-anywhere mb-3 min-w-0 sm:mb-0">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4">
        <a href={`/referrals/${file.id}/paper`} download className="inline-block py-2 text-accent underline sm:py-0">
          {t('referrals.notice.paper')}
        </a>
      </p>
    </Card>
  );
}
