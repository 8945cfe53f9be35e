import Link from 'next/link';
import { Badge } from '@/components/notice';
import { Card } from '@/components/page';
import { Table } from '@/components/table';
import { type Office, officeName } from '@/features/offices/queries';
import type { Texts } from '@/lib/texts';
import { EVERY_OFFICE } from '../access';
import type { EditionLine } from '../content';
import type { EditionState } from '../rules';

const tones: Record<EditionState, 'calm' | 'warn' | 'plain'> = {
  draft: 'plain',
  reviewed: 'plain',
  issued: 'calm',
  withdrawn: 'warn',
};

export function StateBadge({ state, texts: { t } }: { state: EditionState; texts: Texts }) {
  return <Badge tone={tones[state]}>{t(`editions.state.${state}`)}</Badge>;
}

type Props = { editions: EditionLine[]; offices: Office[]; texts: Texts };

/** What a report is about: every office, or one. */
export function scopeName(scope: string, offices: Office[], { t, locale }: Texts): string {
  const office = offices.find(({ id }) => id === scope);
  return office ? officeName(office, locale) : t('editions.every');
}

/** The editions of a month with how far each has come; or that there is none yet. */
export function EditionList({ editions, offices, texts }: Props) {
  const { t } = texts;
  return (
    <Card title={t('editions.list.title')} id="editions">
      {editions.length === 0 ? (
        <p className="max-w-prose text-pretty">{t('editions.list.none')}</p>
      ) : (
        <>
          <Table
            caption={t('editions.list.caption')}
            columns={[
              { key: 'edition', title: t('editions.list.edition') },
              { key: 'scope', title: t('editions.list.scope') },
              { key: 'state', title: t('editions.list.state') },
              { key: 'when', title: t('editions.list.when'), roomy: true },
            ]}
            rows={editions.map((edition) => ({
              key: edition.id,
              cells: [
                <EditionLink key="edition" edition={edition} texts={texts} />,
                scopeName(edition.scope, offices, texts),
                <StateBadge key="state" state={edition.state} texts={texts} />,
                texts.moment(since(edition)),
              ],
            }))}
          />
          <p className="mt-2 max-w-prose text-sm text-pretty text-quiet">{t('editions.list.live')}</p>
        </>
      )}
    </Card>
  );
}

const since = ({ withdrawnAt, issuedAt, reviewedAt, draftedAt }: EditionLine) =>
  withdrawnAt ?? issuedAt ?? reviewedAt ?? draftedAt;

function EditionLink({ edition, texts: { t } }: { edition: EditionLine; texts: Texts }) {
  return (
    <Link
      href={`/reports/editions/${edition.id}`}
      prefetch={false}
      className="inline-block py-2.5 whitespace-nowrap text-accent underline sm:py-0"
    >
      {t('editions.short', { number: edition.number })}
    </Link>
  );
}

/** For the list of months: by month, the newest edition about every office. */
export function editionsByMonth(editions: EditionLine[], texts: Texts) {
  const ofAll = editions.filter(({ scope }) => scope === EVERY_OFFICE);
  return new Map(
    [...Map.groupBy(ofAll, ({ month }) => month)].flatMap(([month, [newest]]) =>
      newest
        ? [
            [
              month,
              <span key={month} className="inline-flex flex-wrap items-center gap-x-2">
                <EditionLink edition={newest} texts={texts} />
                <StateBadge state={newest.state} texts={texts} />
              </span>,
            ] as const,
          ]
        : [],
    ),
  );
}
