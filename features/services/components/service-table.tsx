import { Badge } from '@/components/notice';
import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import { daysBetween } from '@/features/returns/rules';
import { today } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { Listed } from '../queries/list';

/** Services in the order in which they came to be needed; each opens its place in the case. On a phone the second cell says it all. */
export function ServiceTable({ rows, texts }: { rows: Listed[]; texts: Texts }) {
  const { t, locale, shortDay } = texts;
  const columns = (['case', 'what', 'since', 'next', 'destination', 'office'] as const).map((key) => ({
    key,
    title: t(`services.list.columns.${key}`),
    roomy: key !== 'case' && key !== 'what',
  }));
  const waited = (day: string) => t('services.list.days', { count: daysBetween(day, today()) });
  return (
    <Table
      caption={t('services.list.title')}
      columns={columns}
      rows={rows.map(({ id, type, state, neededOn, nextOn, reference, destination, office }) => ({
        key: id,
        cells: [
          <RowLink key="case" href={`/cases/${reference}#services`}>
            {reference}
          </RowLink>,
          <span key="what">
            <span className="font-semibold">{label('service_type', type, locale)}</span>
            <span className="block text-sm text-quiet">{label('service_state', state, locale)}</span>
            <span className="block text-sm sm:hidden">
              {`${shortDay(neededOn)} · ${waited(neededOn)}`}
              {nextOn && <Next day={nextOn} texts={texts} />}
            </span>
          </span>,
          <span key="since">
            <span className="block whitespace-nowrap">{shortDay(neededOn)}</span>
            <span className="block text-sm text-quiet">{waited(neededOn)}</span>
          </span>,
          nextOn ? <Next key="next" day={nextOn} texts={texts} /> : '',
          label('country', destination, locale),
          office,
        ],
      }))}
    />
  );
}

function Next({ day, texts }: { day: string; texts: Texts }) {
  return (
    <span className="block">
      <span className="sm:hidden">{texts.t('services.list.columns.next')}: </span>
      <span className="whitespace-nowrap">{texts.shortDay(day)}</span>{' '}
      {day < today() && <Badge tone="alarm">▲ {texts.t('services.late')}</Badge>}
    </span>
  );
}
