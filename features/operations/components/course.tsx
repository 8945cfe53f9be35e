import { Button } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { addLegTo, addPartnerTo, dropLegOf, dropPartnerOf } from '../actions/course';
import type { OperationFile } from '../queries/operation';
import { isWayHome, legModes } from '../rules';
import { legInWords } from './operation-facts';

type Props = { file: OperationFile; texts: Texts };

/** The legs of a way home: each added behind the last, the last taken away again. */
export function RouteCard({ file, texts }: Props) {
  const { t } = texts;
  const { operation, legs } = file;
  if (!isWayHome(operation.kind)) return null;
  const seen = seenOf(file);
  return (
    <Card title={t('operations.course.route')}>
      <div className="grid gap-4">
        {legs.length > 0 && (
          <ol className="grid list-decimal gap-1 pl-6">
            {legs.map((leg) => (
              <li key={leg.id}>{legInWords(leg, texts)}</li>
            ))}
          </ol>
        )}
        {legs.length > 0 && (
          <form action={dropLegOf}>
            <Hidden values={seen} />
            <Button look="quiet">{t('operations.course.dropLeg')}</Button>
          </form>
        )}
        <DescribedForm
          id="leg"
          action={addLegTo}
          hidden={seen}
          look="plain"
          words={{ summary: t('app.errors.summary'), submit: t('operations.course.addLeg') }}
          fields={[
            {
              kind: 'text',
              name: 'from',
              label: t('operations.course.from'),
              width: 'medium',
              value: legs.at(-1)?.to,
            },
            { kind: 'text', name: 'to', label: t('operations.course.to'), width: 'medium' },
            {
              kind: 'radio',
              name: 'mode',
              label: t('operations.course.mode'),
              columns: 'line',
              choices: legModes.map((code) => ({ code, label: t(`operations.modes.${code}`) })),
            },
            {
              kind: 'day',
              name: 'on',
              label: t('operations.course.on'),
              width: 'short',
              value: legs.at(-1)?.on ?? operation.on,
            },
            { kind: 'text', name: 'carrier', label: t('operations.course.carrier'), width: 'medium' },
          ]}
        />
      </div>
    </Card>
  );
}

/** The bodies involved. */
export function PartnersCard({ file, texts }: Props) {
  const { t, locale } = texts;
  const partners = file.detail?.partners ?? [];
  const seen = seenOf(file);
  return (
    <Card title={t('operations.course.partners')}>
      <div className="grid gap-4">
        {partners.length > 0 && (
          <ul className="divide-y divide-line">
            {partners.map(({ id, kind, name }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2">
                <span>
                  {name} <span className="text-sm text-quiet">{label('partner_type', kind, locale)}</span>
                </span>
                <form action={dropPartnerOf}>
                  <Hidden values={{ ...seen, partner: id }} />
                  <Button look="quiet" aria-label={`${t('operations.course.drop')}: ${name}`}>
                    {t('operations.course.drop')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        )}
        <DescribedForm
          id="partner"
          action={addPartnerTo}
          hidden={seen}
          look="plain"
          words={{ summary: t('app.errors.summary'), submit: t('operations.course.addPartner') }}
          fields={[
            {
              kind: 'select',
              name: 'body',
              label: t('operations.course.body'),
              width: 'medium',
              choices: choices('partner_type', locale),
              empty: t('operations.course.choose'),
            },
            {
              kind: 'text',
              name: 'name',
              label: t('operations.course.name'),
              hint: t('operations.course.nameHint'),
              width: 'medium',
            },
          ]}
        />
      </div>
    </Card>
  );
}

const seenOf = ({ operation }: OperationFile) => ({
  reference: operation.reference,
  version: String(operation.version),
});

function Hidden({ values }: { values: Record<string, string> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
