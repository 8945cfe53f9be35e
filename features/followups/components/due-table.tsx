import { Badge } from '@/components/notice';
import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { Due } from '../queries/due';

/** Whom to ask after, in the order of the work. On a phone the person's cell says it all. */
export function DueTable({ rows, texts }: { rows: Due[]; texts: Texts }) {
  const { t, locale } = texts;
  const columns = (['reference', 'person', 'due', 'destination', 'returnedOn', 'heard', 'assigned'] as const).map(
    (key) => ({
      key,
      title: t(`followUps.list.columns.${key}`),
      roomy: key !== 'reference' && key !== 'person',
    }),
  );
  return (
    <Table
      caption={t('followUps.list.title')}
      columns={columns}
      rows={rows.map((row) => ({
        key: row.caseId,
        cells: [
          <RowLink key="reference" href={`/cases/${row.reference}/follow-up`}>
            {row.reference}
          </RowLink>,
          <Who key="person" row={row} texts={texts} />,
          <DueWord key="due" row={row} texts={texts} />,
          label('country', row.destination, locale),
          <span key="returned" className="whitespace-nowrap">
            {texts.shortDay(row.returnedOn)}
          </span>,
          heardOf(row, texts),
          row.assigned ?? t('followUps.list.nobody'),
        ],
      }))}
    />
  );
}

function Who({ row, texts }: { row: Due; texts: Texts }) {
  const { t, locale } = texts;
  const facts = [
    row.sex && label('sex', row.sex, locale),
    row.birthYear && t('cases.list.born', { year: String(row.birthYear) }),
  ];
  return (
    <span>
      <span className="font-semibold">{row.maskedName}</span>{' '}
      <span className="text-sm text-quiet">{facts.filter(Boolean).join(', ')}</span>
      {row.barrier && <span className="block text-sm">{t(`followUps.barriers.${row.barrier}`)}</span>}
      <span className="block text-sm sm:hidden">
        <DueWord row={row} texts={texts} />
        <span className="block">
          {label('country', row.destination, locale)} · {heardOf(row, texts)}
        </span>
      </span>
    </span>
  );
}

function DueWord({ row, texts }: { row: Due; texts: Texts }) {
  const { t } = texts;
  const month = t('followUps.month', { count: row.month });
  return (
    <span>
      <span className="block whitespace-nowrap">{texts.shortDay(row.due)}</span>
      <Badge tone={row.overdue ? 'alarm' : 'plain'}>
        {row.overdue ? `▲ ${t('followUps.states.overdue')}` : t('followUps.states.due')}
      </Badge>{' '}
      <span className="text-sm whitespace-nowrap text-quiet">{month}</span>
    </span>
  );
}

function heardOf({ lastReached, lastTried }: Due, texts: Texts): string {
  const { t } = texts;
  if (lastTried && (!lastReached || lastTried > lastReached))
    return t('followUps.list.tried', { day: texts.shortDay(lastTried) });
  return lastReached ? t('followUps.list.reached', { day: texts.shortDay(lastReached) }) : t('followUps.list.notYet');
}
