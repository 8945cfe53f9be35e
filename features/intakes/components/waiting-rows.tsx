import { Card } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { dropRow, takeRow } from '../actions';
import type { IntakePage, WaitingRow } from '../queries/intakes';

/** The rows that wait, with as much as a list may show. */
export function WaitingRows({ intake, texts }: { intake: IntakePage; texts: Texts }) {
  const { t } = texts;
  const { waiting } = intake;
  return (
    <Card title={t('intakes.page.waiting')} id="waiting">
      {waiting.length === 0 ? (
        <p className="text-quiet">{t('intakes.page.noneWaiting')}</p>
      ) : (
        <>
          <p className="mb-2 max-w-3xl text-pretty text-quiet">{t('intakes.page.waitingLead')}</p>
          <Table
            caption={t('intakes.page.waiting')}
            columns={[
              { key: 'who', title: t('intakes.page.who') },
              { key: 'why', title: t('intakes.page.why') },
              { key: 'act', title: t('intakes.page.act') },
            ]}
            rows={waiting.map((row) => ({
              key: row.id,
              cells: [
                <Who key="who" row={row} texts={texts} />,
                t(`intakes.page.held.${row.held ?? 'chosen'}`),
                <Acts key="act" intake={intake.id} row={row} texts={texts} />,
              ],
            }))}
          />
        </>
      )}
    </Card>
  );
}

function Who({ row, texts: { t } }: { row: WaitingRow; texts: Texts }) {
  return (
    <span>
      <span className="font-semibold">{row.maskedName || t('secondlist.told.unnamed')}</span>{' '}
      <span className="text-sm text-quiet">
        {[
          row.birthYear && t('cases.list.born', { year: row.birthYear }),
          t('intakes.page.line', { number: row.number }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}

function Acts({ intake, row, texts: { t } }: { intake: string; row: WaitingRow; texts: Texts }) {
  const of = t('intakes.page.line', { number: row.number });
  return (
    <form action={takeRow} className="flex flex-wrap gap-x-2">
      <input type="hidden" name="intake" value={intake} />
      <input type="hidden" name="row" value={row.id} />
      <SubmitButton look="quiet" aria-label={`${t('intakes.page.take')}, ${of}`}>
        {t('intakes.page.take')}
      </SubmitButton>
      <SubmitButton look="quiet" formAction={dropRow} aria-label={`${t('intakes.page.drop')}, ${of}`}>
        {t('intakes.page.drop')}
      </SubmitButton>
    </form>
  );
}
