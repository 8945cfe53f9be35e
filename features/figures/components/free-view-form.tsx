import { Button, LinkButton } from '@/components/button';
import { type ChoiceOption, SelectField, TextField } from '@/components/field';
import type { Texts } from '@/lib/texts';
import { absences, choices, label } from '@/lib/vocabulary';
import { dimensions } from '../dimensions';
import { type Dimension, dimensionCodes, type Filter, filterFields, metricCodes, type Question } from '../input';
import type { OfficeNames } from '../labels';
import type { FreeView } from '../view';

type Shown = { view: FreeView; today: string; texts: Texts; offices: OfficeNames };

/** Metric, rows, columns, period, day and filter of a view. It asks with an address: the address is the view. */
export function FreeViewForm({ view, today, texts, offices }: Shown) {
  const { t } = texts;
  const { question, rows, columns } = view;
  const where = question.where ?? {};
  const by: ChoiceOption[] = dimensionCodes.map((code) => ({ code, label: t(`figures.dimensions.${code}`) }));
  const metrics: ChoiceOption[] = metricCodes.map((code) => ({ code, label: t(`figures.metrics.${code}.name`) }));
  return (
    <form
      action="/figures/view"
      aria-label={t('figures.view.form')}
      className="mb-5 rounded-md border border-line bg-card p-3 sm:p-4"
    >
      <div className="grid grid-cols-2 items-end gap-3 lg:grid-cols-6">
        <div className="col-span-2">
          <SelectField
            name="metric"
            label={t('figures.view.metric')}
            choices={metrics}
            defaultValue={question.metric}
          />
        </div>
        <div className="lg:col-span-2">
          <SelectField
            name="by"
            label={t('figures.view.rows')}
            choices={by}
            emptyLabel={t('figures.view.none')}
            defaultValue={rows ?? ''}
          />
        </div>
        <div className="lg:col-span-2">
          <SelectField
            name="by2"
            label={t('figures.view.columns')}
            choices={by}
            emptyLabel={t('figures.view.none')}
            defaultValue={columns ?? ''}
          />
        </div>
        <Days question={question} today={today} texts={texts} />
      </div>
      <details className="mt-3" open={Object.keys(where).length > 0}>
        <summary className="inline-block cursor-pointer py-3 font-semibold text-accent underline decoration-dotted sm:py-1">
          {t('figures.view.filter')}
        </summary>
        <div className="mt-2 grid grid-cols-1 items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {filterFields.map(({ name, field }) => (
            <FilterField
              key={name}
              name={name}
              field={field}
              value={where[field] ?? ''}
              texts={texts}
              offices={offices}
            />
          ))}
        </div>
      </details>
      <div className="mt-3 flex gap-2">
        <Button type="submit">{t('dashboard.form.show')}</Button>
        <LinkButton look="quiet" href="/figures/view" prefetch={false}>
          {t('dashboard.form.reset')}
        </LinkButton>
      </div>
    </form>
  );
}

function Days({ question, today, texts: { t } }: { question: Question; today: string; texts: Texts }) {
  const fields = [
    ['from', t('dashboard.form.from')],
    ['to', t('dashboard.form.to')],
    ['asOf', t('dashboard.form.asOf')],
    ['knownOn', t('figures.view.knownOn')],
  ] as const;
  return fields.map(([name, label]) => (
    <div key={name} className="lg:col-span-2">
      <TextField type="date" name={name} label={label} defaultValue={question[name] ?? ''} max={today} />
    </div>
  ));
}

type FieldShown = { name: string; field: keyof Filter; value: string; texts: Texts; offices: OfficeNames };

function FilterField({ name, field, value, texts, offices }: FieldShown) {
  const { t } = texts;
  const by = (Object.keys(dimensions) as Dimension[]).find((each) => dimensions[each].field === field);
  if (!by) return null;
  const title = t(`figures.dimensions.${by}`);
  const codes = codesOf(by, texts, offices);
  // Several values, or all but one, are written in the address: a list to choose one from cannot show them.
  if (value && !codes.some(({ code }) => code === value))
    return <TextField name={name} label={title} defaultValue={value} />;
  return (
    <SelectField
      name={name}
      label={title}
      choices={codes}
      emptyLabel={t('dashboard.form.everywhere')}
      defaultValue={value}
    />
  );
}

function codesOf(by: Dimension, { locale }: Texts, offices: OfficeNames): ChoiceOption[] {
  const { labels } = dimensions[by];
  if (by === 'office' || by === 'mission') return [...offices].map(([code, name]) => ({ code, label: name }));
  if (!labels) return [];
  const given = choices(labels, locale);
  if (by === 'region' || by === 'status' || by === 'return_status' || by === 'destination') return [...given];
  const missing = absences.filter((code) => !given.some((each) => each.code === code));
  return [...given, ...missing.map((code) => ({ code, label: label('value_absence', code, locale) }))];
}
