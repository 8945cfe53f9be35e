import { Badge } from '@/components/notice';
import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { CaseListRow } from '../queries/case-list';

/** A page of cases. Names are masked; the case itself opens by its number. On a phone the person's cell says it all. */
export function CaseTable({ rows, texts }: { rows: CaseListRow[]; texts: Texts }) {
  const { t, locale } = texts;
  const columns = (
    ['reference', 'person', 'destination', 'office', 'handledOn', 'status', 'returnStatus'] as const
  ).map((key) => ({
    key,
    title: t(`cases.list.columns.${key}`),
    roomy: key !== 'reference' && key !== 'person',
  }));
  return (
    <Table
      caption={t('cases.list.caption')}
      columns={columns}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <RowLink key="reference" href={`/cases/${row.reference}`}>
            {row.reference}
          </RowLink>,
          <Who key="person" row={row} texts={texts} />,
          label('country', row.destination, locale),
          row.office,
          <span key="handled" className="whitespace-nowrap">
            {texts.shortDay(row.handledOn)}
          </span>,
          label('case_status', row.status, locale),
          label('repatriation_status', row.returnStatus, locale),
        ],
      }))}
    />
  );
}

function Who({ row, texts }: { row: CaseListRow; texts: Texts }) {
  const { t, locale } = texts;
  const facts = [
    row.sex && label('sex', row.sex, locale),
    row.birthYear && t('cases.list.born', { year: String(row.birthYear) }),
  ];
  return (
    <span>
      <span className="font-semibold">{row.maskedName}</span>{' '}
      <span className="text-sm text-quiet">{facts.filter(Boolean).join(', ')}</span>
      {row.retrafficking === 'retrafficked' && (
        <>
          {' '}
          <Badge tone="alarm">▲ {t('cases.file.flagged')}</Badge>
        </>
      )}
      {row.finding === 'suspected' && row.retrafficking !== 'retrafficked' && (
        <>
          {' '}
          <Badge tone="warn">? {t('again.badge')}</Badge>
        </>
      )}
      <span className="block text-sm sm:hidden">
        {`${label('country', row.destination, locale)} · ${row.office} · ${texts.shortDay(row.handledOn)}`}
        <span className="block">
          {`${label('case_status', row.status, locale)} · ${label('repatriation_status', row.returnStatus, locale)}`}
        </span>
      </span>
    </span>
  );
}
