import Link from 'next/link';
import { DescribedForm, type FieldShape } from '@/components/described-form';
import { Table } from '@/components/table';
import { officeName } from '@/features/offices/queries';
import { sections } from '@/features/reports/tables';
import type { Texts } from '@/lib/texts';
import { EVERY_OFFICE } from '../access';
import { setTemplateForm } from '../actions/templates';
import type { Template } from '../queries/templates';

/** The templates somebody may set: what each is about, its sections in their order, and its day. */
export function TemplateTable({ templates, texts }: { templates: Template[]; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <Table
      caption={t('editions.templates.caption')}
      columns={[
        { key: 'office', title: t('editions.templates.office') },
        { key: 'sections', title: t('editions.templates.sections'), roomy: true },
        { key: 'day', title: t('editions.templates.day') },
        { key: 'set', title: t('editions.templates.set') },
      ]}
      rows={templates.map((template) => ({
        key: template.office.id,
        cells: [
          template.scope === EVERY_OFFICE
            ? `${officeName(template.office, locale)} (${t('editions.every')})`
            : officeName(template.office, locale),
          template.version === 0
            ? t('editions.templates.usual')
            : template.sections.map((section) => t(`reports.sheets.${section}`)).join(', '),
          template.draftDay === null
            ? t('editions.templates.noDay')
            : t('editions.templates.onDay', { day: template.draftDay }),
          <Link
            key="set"
            href={`/reports/templates/${template.office.id}`}
            prefetch={false}
            aria-label={t('editions.templates.setFor', { office: officeName(template.office, locale) })}
            className="inline-block py-2.5 text-accent underline sm:py-0"
          >
            {t('editions.templates.set')}
          </Link>,
        ],
      }))}
    />
  );
}

export function TemplateForm({ template, texts: { t } }: { template: Template; texts: Texts }) {
  const places: FieldShape[] = sections.map((section) => ({
    ...{ kind: 'text', name: `place-${section}`, width: 'short' },
    label: t('editions.templates.place', { section: t(`reports.tables.${section}`) }),
    hint: section === sections[0] ? t('editions.templates.placeHint') : undefined,
    value: template.sections.includes(section) ? String(template.sections.indexOf(section) + 1) : '',
  }));
  return (
    <DescribedForm
      id="template"
      action={setTemplateForm}
      hidden={{ office: template.office.id, templateVersion: String(template.version) }}
      words={{ summary: t('app.errors.summary'), submit: t('app.save') }}
      fields={[
        ...places,
        {
          ...{ kind: 'text', name: 'draftDay', width: 'short' },
          label: t('editions.templates.draftDay'),
          hint: t('editions.templates.draftDayHint'),
          value: template.draftDay === null ? '' : String(template.draftDay),
        },
      ]}
    />
  );
}
