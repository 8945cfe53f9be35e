import Link from 'next/link';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { partnerName } from '../queries';
import type { Partner } from '../rules';

/** Every partner, by kind, with the way to correct it. */
export function PartnerTable({ partners, texts }: { partners: Partner[]; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <Table
      caption={t('partners.list')}
      columns={[
        { key: 'name', title: t('partners.name') },
        { key: 'kind', title: t('partners.kind') },
        { key: 'place', title: t('partners.place'), roomy: true },
        { key: 'act', title: <span className="sr-only">{t('partners.correct')}</span> },
      ]}
      rows={partners.map((partner) => {
        const name = partnerName(partner, locale);
        const country = partner.country ? label('country', partner.country, locale) : null;
        return {
          key: partner.code,
          cells: [
            partner.closedAt ? `${name} (${t('partners.closed')})` : name,
            label('partner_type', partner.kind, locale),
            [partner.city, country].filter(Boolean).join(', '),
            <Link
              key="act"
              href={`/administration/partners?partner=${encodeURIComponent(partner.code)}#correct`}
              prefetch={false}
              aria-label={t('partners.correctNamed', { name })}
              className="inline-block py-2 text-accent underline sm:py-0"
            >
              {t('partners.correct')}
            </Link>,
          ],
        };
      })}
    />
  );
}
