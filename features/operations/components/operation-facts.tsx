import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { OperationFile } from '../queries/operation';
import { isWayHome } from '../rules';

/** What an operation is: where, by which way, and with whom. */
export function OperationFacts({ file, texts }: { file: OperationFile; texts: Texts }) {
  const { t, locale, moment } = texts;
  const { operation, legs, detail, changedBy } = file;
  return (
    <Card title={t('operations.file.facts')}>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[minmax(9rem,auto)_1fr]">
        <Fact name={t('operations.file.country')}>{label('country', operation.country, locale)}</Fact>
        {detail?.compound && (
          <Fact name={t('operations.file.compound')}>
            <Link
              href={`/operations/compounds/${detail.compound.reference}`}
              prefetch={false}
              className="text-accent underline"
            >
              {detail.compound.name}
            </Link>
            , {detail.compound.town}
          </Fact>
        )}
        {detail && isWayHome(operation.kind) && (
          <Fact name={t('operations.file.route')}>
            {legs.length === 0 ? (
              <span className="text-quiet">{t('operations.file.noRoute')}</span>
            ) : (
              <ol className="grid gap-1">
                {legs.map((leg) => (
                  <li key={leg.id}>{legInWords(leg, texts)}</li>
                ))}
              </ol>
            )}
          </Fact>
        )}
        {detail && (
          <Fact name={t('operations.file.partners')}>
            {detail.partners.length === 0 ? (
              <span className="text-quiet">{t('operations.file.noPartners')}</span>
            ) : (
              <ul className="grid gap-1">
                {detail.partners.map(({ id, kind, name }) => (
                  <li key={id}>
                    {name} <span className="text-sm text-quiet">{label('partner_type', kind, locale)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Fact>
        )}
      </dl>
      {changedBy && (
        <p className="mt-3 text-sm text-quiet">
          {t('operations.file.changed', { at: moment(operation.changedAt), name: changedBy })}
        </p>
      )}
    </Card>
  );
}

/** A leg as it is told: from where to where, by what, and when. */
export function legInWords({ from, to, mode, carrier, on }: OperationFile['legs'][number], { t, day }: Texts): string {
  const said = { from, to, mode: t(`operations.modes.${mode}`), day: day(on) };
  return carrier ? t('operations.file.legCarrier', { ...said, carrier }) : t('operations.file.leg', said);
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="font-semibold max-sm:-mb-2">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
