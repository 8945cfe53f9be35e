import { Card } from '@/components/page';
import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { ToldCase } from '../queries/people-told';
import type { PersonFile } from '../queries/person-file';

/** The cases of a person that the reader may see, the newest first. */
export function PersonCases({ file, texts }: { file: PersonFile; texts: Texts }) {
  const { t, locale } = texts;
  const columns = (['reference', 'destination', 'office', 'handledOn', 'status', 'returnStatus'] as const).map(
    (key) => ({ key, title: t(`cases.list.columns.${key}`), roomy: key !== 'reference' }),
  );
  return (
    <Card title={t('peoplePages.file.cases')} id="cases">
      <Table
        caption={t('peoplePages.file.cases')}
        columns={columns}
        rows={file.cases.toReversed().map((row) => ({
          key: row.id,
          cells: [
            <span key="reference">
              <RowLink href={`/cases/${row.reference}`}>{row.reference}</RowLink>
              <span className="block text-sm sm:hidden">
                {label('country', row.destination, locale)} · {row.office.code} · {texts.shortDay(row.handledOn)}
                <span className="block">
                  {statusOf(row, texts)} · {label('repatriation_status', row.returnStatus, locale)}
                </span>
              </span>
            </span>,
            label('country', row.destination, locale),
            row.office.code,
            texts.shortDay(row.handledOn),
            statusOf(row, texts),
            label('repatriation_status', row.returnStatus, locale),
          ],
        }))}
      />
    </Card>
  );
}

function statusOf({ status, closureReason }: ToldCase, { locale }: Texts): string {
  const said = label('case_status', status, locale);
  return closureReason ? `${said}: ${label('case_closure_reason', closureReason, locale)}` : said;
}
