import Link from 'next/link';
import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import { officeName } from '@/features/offices/queries';
import { partnerName } from '@/features/partners/queries';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { ReferralLine } from '../queries/list';

/** Referrals, one a line. `side`: what stands in the second column, the other end of it. */
export function ReferralTable({
  caption,
  lines,
  side,
  showCase = false,
  texts,
}: {
  caption: string;
  lines: ReferralLine[];
  side: 'from' | 'to';
  showCase?: boolean;
  texts: Texts;
}) {
  const { t, locale, shortDay } = texts;
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'number', title: t('referrals.number') },
        { key: 'side', title: t(`referrals.${side}`) },
        ...(showCase ? [{ key: 'case', title: t('referrals.case'), roomy: true }] : []),
        { key: 'reason', title: t('referrals.reason'), roomy: true },
        { key: 'sections', title: t('referrals.sections'), roomy: true },
        { key: 'until', title: t('referrals.until'), roomy: true },
        { key: 'state', title: t('referrals.state') },
      ]}
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          <RowLink key="number" href={`/referrals/${line.id}`}>
            {line.number}
          </RowLink>,
          side === 'from' ? officeName(line.from, locale) : receiverName(line, texts),
          ...(showCase
            ? [
                line.reference && (
                  <Link
                    key="case"
                    href={`/cases/${line.reference}`}
                    prefetch={false}
                    className="whitespace-nowrap text-accent underline"
                  >
                    {line.reference}
                  </Link>
                ),
              ]
            : []),
          label('referral_reason', line.reason, locale),
          line.sections.map((section) => t(`cases.sections.${section}`)).join(', '),
          line.kind === 'notice' ? '' : shortDay(line.until),
          line.kind === 'notice' ? t('referrals.notified') : t(`referrals.states.${line.state}`),
        ],
      }))}
    />
  );
}

/** The other office or the partner that a referral goes to. */
export function receiverName({ toOffice, partner }: Pick<ReferralLine, 'toOffice' | 'partner'>, { locale }: Texts) {
  if (toOffice) return officeName(toOffice, locale);
  return partner ? partnerName(partner, locale) : '';
}
