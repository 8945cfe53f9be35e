import { Button } from '@/components/button';
import { RadioGroup } from '@/components/choice';
import { SelectField } from '@/components/field';
import type { Texts } from '@/lib/texts';
import { kinds } from '../statistics';

type Props = { months: string[]; texts: Texts };

/** Asks for whom and up to which month; leads to what would leave. */
export function PrepareForm({ months, texts }: Props) {
  const { t } = texts;
  return (
    <form action="/release/new" method="get" className="grid gap-4">
      <RadioGroup
        name="kind"
        id="field-kind"
        legend={t('releases.form.kind')}
        defaultValue="public"
        choices={kinds.map((code) => ({
          code,
          label: t(`releases.kinds.${code}`),
          hint: t(`releases.form.kindHint.${code}`),
        }))}
      />
      <SelectField
        name="month"
        label={t('releases.form.month')}
        width="medium"
        defaultValue={months[0]}
        choices={months.map((code) => ({ code, label: texts.month(code) }))}
      />
      <div>
        <Button>{t('releases.form.show')}</Button>
      </div>
    </form>
  );
}
