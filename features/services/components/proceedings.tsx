import { Button } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Badge, Notice } from '@/components/notice';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { proceed, takeProceedingBack } from '../actions';
import type { Proceeding } from '../queries/of-case';
import { byCountry, needsDefence } from '../rules';

type Props = { file: CaseFile; proceedings: Proceeding[]; texts: Texts };

/** Where somebody stands in criminal proceedings, country by country. Whoever may not know of it sees nothing of the kind. */
export function Proceedings({ file, proceedings, texts }: Props) {
  const { t, locale } = texts;
  const { reference } = file.case;
  const countries = byCountry(proceedings);
  const mayAdd = file.mayChange && !file.erasedAt && !file.useStoppedAt;
  if (file.sight !== 'full') return null;
  return (
    <section className="grid min-w-0 gap-3 border-t border-line pt-4" aria-labelledby="proceedings-title">
      <h3 id="proceedings-title" className="font-semibold">
        {t('services.proceedings.title')}
      </h3>
      {countries.some(({ now }) => needsDefence(now.role)) && (
        <Notice tone="warn">{t('services.proceedings.shielded')}</Notice>
      )}
      {countries.length === 0 && <p className="text-quiet">{t('services.proceedings.none')}</p>}
      {countries.map(({ country, now, before }) => (
        <div key={country} className="grid min-w-0 gap-1">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-semibold">{label('country', country, locale)}</span>
            <Badge tone={needsDefence(now.role) ? 'alarm' : 'plain'}>
              {label('procedural_role', now.role, locale)}
            </Badge>
          </p>
          <Standing proceeding={now} texts={texts} />
          {file.mayChange && <TakeBack reference={reference} id={now.id} texts={texts} />}
          {before.length > 0 && (
            <details>
              <summary className="cursor-pointer py-2 text-sm text-accent underline sm:py-0">
                {t('services.proceedings.before', { count: before.length })}
              </summary>
              <ul className="mt-2 grid gap-2 border-l-2 border-line pl-3">
                {before.map((one) => (
                  <li key={one.id}>
                    {label('procedural_role', one.role, locale)}
                    <Standing proceeding={one} texts={texts} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      ))}
      {mayAdd && (
        <details className="rounded-md border border-line px-4 py-3">
          <summary className="-my-3 cursor-pointer py-3 font-semibold">{t('services.proceedings.add')}</summary>
          <div className="mt-4">
            <DescribedForm
              id="proceeding"
              action={proceed}
              hidden={{ reference, submission: newId() }}
              words={{ summary: t('app.errors.summary'), submit: t('services.proceedings.submit') }}
              fields={[
                {
                  ...{ kind: 'select', name: 'country', label: t('services.proceedings.country'), width: 'medium' },
                  ...{ choices: choices('country', locale), value: file.answers.destination ?? '' },
                  empty: t('services.choose'),
                },
                {
                  ...{ kind: 'radio', name: 'role', label: t('services.proceedings.role'), columns: 'line' },
                  choices: choices('procedural_role', locale),
                },
                {
                  ...{ kind: 'select', name: 'status', label: t('services.proceedings.status'), width: 'medium' },
                  ...{ choices: choices('justice_status', locale), empty: t('services.choose') },
                },
                { kind: 'day', name: 'on', label: t('services.proceedings.on'), width: 'short', value: today() },
              ]}
            />
          </div>
        </details>
      )}
    </section>
  );
}

function Standing({ proceeding: { status, on, by, recordedAt }, texts }: { proceeding: Proceeding; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <>
      <p className="text-sm">
        {label('justice_status', status, locale)} · {t('services.proceedings.since', { day: texts.shortDay(on) })}
      </p>
      <p className="text-sm text-quiet">
        {t('services.by', { name: by || t('cases.sentences.someone'), at: texts.moment(recordedAt) })}
      </p>
    </>
  );
}

function TakeBack({ reference, id, texts: { t } }: { reference: string; id: string; texts: Texts }) {
  return (
    <form action={takeProceedingBack}>
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name="proceeding" value={id} />
      <Button look="quiet" className="-ml-2">
        {t('services.withdraw')}
      </Button>
    </form>
  );
}
