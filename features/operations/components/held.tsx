import Link from 'next/link';
import { Button } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Card } from '@/components/page';
import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { recordHeld, withdrawHeld } from '../actions/compounds';
import type { CompoundFile, Held } from '../queries/compounds';

/** Who was held in a compound and when, of the cases in sight, and the form to record one more. */
export function HeldThere({ file, texts }: { file: CompoundFile; texts: Texts }) {
  const { t } = texts;
  const { compound, held } = file;
  return (
    <Card title={t('operations.compounds.held')} id="held">
      <div className="grid gap-4">
        <p className="text-quiet">{t('operations.compounds.heldHint')}</p>
        {held.length === 0 ? (
          <p>{t('operations.compounds.heldNone')}</p>
        ) : (
          <HeldTable compound={compound.reference} held={held} texts={texts} />
        )}
        <details className="rounded-md border border-line px-4 py-3">
          <summary className="-my-3 cursor-pointer py-3 font-semibold">{t('operations.compounds.record')}</summary>
          <div className="mt-4">
            <DescribedForm
              id="held"
              action={recordHeld}
              hidden={{ compound: compound.reference }}
              words={{ summary: t('app.errors.summary'), submit: t('operations.compounds.recordSubmit') }}
              fields={[
                { kind: 'text', name: 'case', label: t('operations.compounds.case'), width: 'medium' },
                {
                  kind: 'month',
                  name: 'from',
                  label: t('operations.compounds.fromMonth'),
                  hint: t('operations.compounds.monthHint'),
                  width: 'short',
                },
                { kind: 'month', name: 'until', label: t('operations.compounds.untilMonth'), width: 'short' },
              ]}
            />
          </div>
        </details>
      </div>
    </Card>
  );
}

function HeldTable({ compound, held, texts }: { compound: string; held: Held[]; texts: Texts }) {
  const { t } = texts;
  const inMonth = (month: string | null) => (month ? texts.month(month) : t('operations.compounds.unknownMonth'));
  return (
    <Table
      caption={t('operations.compounds.held')}
      columns={(['case', 'from', 'until', 'source'] as const).map((key) => ({
        key,
        title: t(`operations.compounds.heldColumns.${key}`),
      }))}
      rows={held.map(({ reference, from, until, by, operation }) => ({
        key: reference,
        cells: [
          <RowLink key="case" href={`/cases/${reference}`}>
            {reference}
          </RowLink>,
          inMonth(from),
          inMonth(until),
          operation ? (
            <Link key="source" href={`/operations/${operation}`} prefetch={false} className="text-accent underline">
              {t('operations.compounds.byOperation', { reference: operation })}
            </Link>
          ) : (
            <form key="source" action={withdrawHeld} className="flex flex-wrap items-center gap-2">
              <input type="hidden" name="compound" value={compound} />
              <input type="hidden" name="case" value={reference} />
              {t('operations.compounds.byPerson', { name: by })}
              <Button look="quiet" aria-label={`${t('operations.compounds.withdraw')}: ${reference}`}>
                {t('operations.compounds.withdraw')}
              </Button>
            </form>
          ),
        ],
      }))}
    />
  );
}
