import { Button, LinkButton } from '@/components/button';
import { SelectField, TextField } from '@/components/field';
import type { Texts } from '@/lib/texts';
import { choices } from '@/lib/vocabulary';
import type { View } from '../dashboard';

/** Period, day and region of a dashboard. It asks with an address, so a view can be kept and sent on. */
export function ViewForm({
  view,
  path,
  today,
  texts,
  withRegion = false,
}: {
  view: View;
  path: string;
  today: string;
  texts: Texts;
  withRegion?: boolean;
}) {
  const { t, locale } = texts;
  const { from = '', to = '', asOf } = view.period;
  return (
    <form
      action={path}
      aria-label={t('dashboard.form.label')}
      className="mb-5 grid grid-cols-2 items-end gap-3 rounded-md border border-line bg-card p-3 sm:flex sm:flex-wrap sm:p-4"
    >
      <TextField type="date" name="from" label={t('dashboard.form.from')} defaultValue={from} max={today} />
      <TextField type="date" name="to" label={t('dashboard.form.to')} defaultValue={to} max={today} />
      <TextField type="date" name="asOf" label={t('dashboard.form.asOf')} defaultValue={asOf} max={today} />
      {withRegion && (
        <SelectField
          name="region"
          label={t('dashboard.form.region')}
          choices={choices('reporting_region', locale)}
          emptyLabel={t('dashboard.form.everywhere')}
          defaultValue={view.where.region ?? ''}
        />
      )}
      <div className="col-span-2 flex gap-2">
        <Button type="submit">{t('dashboard.form.show')}</Button>
        <LinkButton look="quiet" href={path}>
          {t('dashboard.form.reset')}
        </LinkButton>
      </div>
    </form>
  );
}
