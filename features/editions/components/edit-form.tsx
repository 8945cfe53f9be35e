import { DescribedForm } from '@/components/described-form';
import type { Texts } from '@/lib/texts';
import { editForm } from '../actions/editions';
import { paragraphFields } from '../input';
import type { Edition } from '../queries/editions';

/** The paragraphs of both languages, to be written over. */
export function EditForm({ edition, texts: { t } }: { edition: Edition; texts: Texts }) {
  const { paragraphs } = edition.content;
  return (
    <DescribedForm
      id="edit"
      action={editForm}
      hidden={{ edition: edition.id, version: String(edition.version) }}
      words={{ summary: t('app.errors.summary'), submit: t('app.save') }}
      fields={(['id', 'en'] as const).map((locale) => ({
        ...{ kind: 'long' as const, name: paragraphFields[locale], label: t(`editions.edit.${locale}`) },
        ...{ hint: t('editions.edit.hint'), value: paragraphs[locale].join('\n\n') },
      }))}
    />
  );
}
