import { Button, LinkButton } from '@/components/button';
import { type ChoiceOption, SelectField, TextField } from '@/components/field';
import type { Texts } from '@/lib/texts';
import { choices } from '@/lib/vocabulary';
import { dimensionCodes, metricCodes, type Question } from '../input';
import { ownOfSecond, type Sides } from '../sides';

/** What is compared: one metric, and of each side a country and a period. It asks with an address. */
export function CompareForm({ sides, today, texts }: { sides: Sides; today: string; texts: Texts }) {
  const { t } = texts;
  const { first, second, by } = sides;
  const metrics: ChoiceOption[] = metricCodes.map((code) => ({ code, label: t(`figures.metrics.${code}.name`) }));
  const splits: ChoiceOption[] = dimensionCodes.map((code) => ({ code, label: t(`figures.dimensions.${code}`) }));
  const own = { from: 'from', to: 'to', asOf: 'asOf', destination: 'destination' };
  return (
    <form
      action="/figures/compare"
      aria-label={t('figures.compare.form')}
      className="mb-5 grid gap-4 rounded-md border border-line bg-card p-3 sm:p-4"
    >
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <SelectField name="metric" label={t('figures.view.metric')} choices={metrics} defaultValue={first.metric} />
        <SelectField name="by" label={t('figures.view.rows')} choices={splits} defaultValue={by} />
      </div>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        <Side title={t('figures.compare.first')} names={own} question={first} today={today} texts={texts} />
        <Side title={t('figures.compare.second')} names={ownOfSecond} question={second} today={today} texts={texts} />
      </div>
      <div className="flex gap-2">
        <Button type="submit">{t('dashboard.form.show')}</Button>
        <LinkButton look="quiet" href="/figures/compare" prefetch={false}>
          {t('dashboard.form.reset')}
        </LinkButton>
      </div>
    </form>
  );
}

type Names = { from: string; to: string; asOf: string; destination: string };
type Shown = { title: string; names: Names; question: Question; today: string; texts: Texts };

function Side({ title, names, question, today, texts }: Shown) {
  const { t, locale } = texts;
  return (
    <fieldset className="grid min-w-0 grid-cols-2 items-end gap-3 border-l-4 border-line pl-3">
      <legend className="font-bold">{title}</legend>
      <div className="col-span-2">
        <SelectField
          name={names.destination}
          label={t('figures.dimensions.destination')}
          choices={choices('country', locale)}
          emptyLabel={t('dashboard.form.everywhere')}
          defaultValue={question.where?.destination ?? ''}
        />
      </div>
      <TextField
        type="date"
        name={names.from}
        label={t('dashboard.form.from')}
        defaultValue={question.from ?? ''}
        max={today}
      />
      <TextField
        type="date"
        name={names.to}
        label={t('dashboard.form.to')}
        defaultValue={question.to ?? ''}
        max={today}
      />
      <div className="col-span-2">
        <TextField
          type="date"
          name={names.asOf}
          label={t('dashboard.form.asOf')}
          defaultValue={question.asOf}
          max={today}
        />
      </div>
    </fieldset>
  );
}
