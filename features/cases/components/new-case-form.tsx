import type { ReactNode } from 'react';
import { SelectField, TextField } from '@/components/field';
import { KeepingForm } from '@/components/keeping-form';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { sections } from '../fields';
import { type FieldProblem, first, openingStatuses, type Raw } from '../input';
import { Question } from './question';
import { SaveBar } from './save-bar';
import { SectionFields } from './section-fields';

type OfficeChoice = { code: string; label: string };

export const NEW_CASE_FORM = 'new-case';

/** The whole of a new case: what is required on top, then the sections in the order a story is told. */
export function NewCaseForm(props: {
  submission: string;
  raw: Raw;
  offices: OfficeChoice[];
  problems: readonly FieldProblem[];
  texts: Texts;
  action: (form: FormData) => Promise<void>;
  /** Stands right under the questions of who somebody is. */
  underWho?: ReactNode;
  /** Stays in sight beside the button, wherever one is in the form. */
  besideSave?: ReactNode;
}) {
  const { submission, raw, problems, texts, action, underWho, besideSave } = props;
  const { t } = texts;
  const later = sections.filter((section) => section !== 'essentials');
  return (
    <div className="grid gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <SectionLinks texts={texts} />
      <KeepingForm id={NEW_CASE_FORM} action={action} noValidate className="grid min-w-0 gap-5">
        <input type="hidden" name="submission" value={submission} />
        <Essentials {...props} />
        {later.map((section) => (
          <Card key={section} id={section} title={t(`cases.sections.${section}`)}>
            <p className="mb-4 max-w-3xl text-pretty text-quiet">{t(`cases.sectionLeads.${section}`)}</p>
            {section === 'return' && <ReturnStatus raw={raw} problems={problems} texts={texts} />}
            <SectionFields section={section} raw={raw} texts={texts} problems={problems} />
            {section === 'who' && underWho}
          </Card>
        ))}
        <SaveBar
          formId={NEW_CASE_FORM}
          label={t('cases.new.save')}
          place={`/cases/new?draft=${submission}`}
          texts={texts}
        >
          {besideSave}
        </SaveBar>
      </KeepingForm>
    </div>
  );
}

/** A way to each section: at the side of a wide screen, above the form on a phone, where it is long. */
function SectionLinks({ texts: { t } }: { texts: Texts }) {
  return (
    <nav
      aria-label={t('cases.new.sections')}
      className="top-4 -mx-2 min-w-0 self-start overflow-x-auto lg:sticky lg:mx-0 lg:overflow-visible"
    >
      <ol className="flex gap-x-1 lg:grid lg:gap-1">
        {sections.map((section) => (
          <li key={section}>
            <a
              href={`#${section}`}
              className="flex min-h-11 items-center rounded-sm px-2 whitespace-nowrap text-accent underline -outline-offset-3 hover:bg-sunk lg:min-h-9 lg:py-1.5 lg:whitespace-normal lg:text-ink lg:no-underline"
            >
              {t(`cases.sections.${section}`)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

type Part = { raw: Raw; problems: readonly FieldProblem[]; texts: Texts };

function Essentials({ raw, offices, problems, texts }: Part & { offices: OfficeChoice[] }) {
  const { t, locale } = texts;
  return (
    <Card id="essentials" title={t('cases.sections.essentials')}>
      <div data-enter-sends className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
        <Question
          name="destination"
          raw={raw}
          texts={texts}
          error={wordsFor('destination', problems, texts)}
          autoFocus
        />
        <Question name="handledOn" raw={raw} texts={texts} error={wordsFor('handledOn', problems, texts)} />
        <SelectField
          name="officeId"
          label={t('cases.fields.office')}
          choices={offices}
          defaultValue={first(raw, 'officeId')}
          error={wordsFor('officeId', problems, texts)}
          width="medium"
        />
        <SelectField
          name="status"
          label={t('cases.fields.status')}
          choices={openingStatuses.map((code) => ({ code, label: label('case_status', code, locale) }))}
          defaultValue={first(raw, 'status') || 'active'}
          error={wordsFor('status', problems, texts)}
          width="medium"
        />
      </div>
    </Card>
  );
}

function ReturnStatus({ raw, problems, texts }: Part) {
  const { t, locale } = texts;
  return (
    <div className="mb-5 grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
      <SelectField
        name="returnStatus"
        label={t('cases.fields.returnStatus')}
        emptyLabel={t('vocabulary.notAsked')}
        choices={choices('repatriation_status', locale)}
        defaultValue={first(raw, 'returnStatus')}
        error={wordsFor('returnStatus', problems, texts)}
        width="medium"
      />
      <TextField
        name="returnOn"
        type="date"
        label={t('cases.fields.returnOn')}
        hint={t('cases.hints.returnOn')}
        defaultValue={first(raw, 'returnOn')}
        error={wordsFor('returnOn', problems, texts)}
        width="short"
      />
    </div>
  );
}

function wordsFor(name: string, problems: readonly FieldProblem[], { t }: Texts): string | undefined {
  const problem = problems.find(({ field }) => field === name)?.problem;
  return problem && t(`cases.problems.${problem}`);
}
