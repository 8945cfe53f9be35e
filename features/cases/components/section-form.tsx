import { Button, LinkButton } from '@/components/button';
import { KeepingForm } from '@/components/keeping-form';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { discardSection, saveSectionForm } from '../actions';
import type { Answers, FieldName, Section } from '../fields';
import type { CaseFile } from '../queries/case-file';
import type { SectionState } from '../queries/section-state';
import { answerText } from './answer-text';
import { ProblemList } from './problem-list';
import { SaveBar } from './save-bar';
import { SectionFields } from './section-fields';

const FORM = 'section';

type Answer = Answers[FieldName];

type Props = { file: CaseFile; section: Section; state: SectionState; texts: Texts };

/** Changing one section of a case. */
export function SectionForm({ file, section, state, texts }: Props) {
  const { t } = texts;
  const { reference } = file.case;
  return (
    <div className="grid gap-4">
      <ProblemList problems={state.problems} texts={texts} />
      {state.stale && <Stale stale={state.stale} texts={texts} />}
      {state.resumed && <Resumed reference={reference} section={section} texts={texts} />}
      <KeepingForm id={FORM} action={saveSectionForm} noValidate className="grid gap-4">
        <input type="hidden" name="reference" value={reference} />
        <input type="hidden" name="section" value={section} />
        <input type="hidden" name="version" value={state.version} />
        <Card>
          <SectionFields section={section} raw={state.raw} texts={texts} problems={state.problems} />
        </Card>
        <SaveBar formId={FORM} label={t('cases.edit.save')} texts={texts}>
          <LinkButton look="quiet" href={`/cases/${reference}#${section}`}>
            {t('app.cancel')}
          </LinkButton>
        </SaveBar>
      </KeepingForm>
    </div>
  );
}

function Resumed({ reference, section, texts: { t } }: { reference: string; section: Section; texts: Texts }) {
  return (
    <form action={discardSection} className="flex flex-wrap items-center gap-x-1 text-sm">
      <p>{t('cases.edit.resumed')}</p>
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name="section" value={section} />
      <Button look="quiet">{t('cases.edit.discard')}</Button>
    </form>
  );
}

/** Of an answer that has many states, only those the other answer gives differently. */
function apartFrom(other: Answer, own: Answer): Answer {
  if (typeof own !== 'object' || Array.isArray(own)) return own;
  const theirs = typeof other === 'object' && !Array.isArray(other) ? other : {};
  return Object.fromEntries(Object.entries(own).filter(([code, state]) => theirs[code] !== state));
}

const lines = (text: string) => <span className="whitespace-pre-line">{text}</span>;

/** The colleague's answers beside mine; nothing has been overwritten. */
function Stale({ stale, texts }: { stale: NonNullable<SectionState['stale']>; texts: Texts }) {
  const { t } = texts;
  const shown = (name: (typeof stale.differences)[number]['name'], answer: Answer) =>
    answerText(name, answer, texts) || t('cases.edit.empty');
  return (
    <Notice tone="warn" role="alert" title={t('cases.edit.staleTitle', { name: stale.by, at: texts.moment(stale.at) })}>
      <p className="mb-2">{stale.differences.length > 0 ? t('cases.edit.staleBody') : t('cases.edit.staleSame')}</p>
      {stale.differences.length > 0 && (
        <Table
          caption={t('cases.edit.staleBody')}
          columns={[
            { key: 'field', title: t('cases.edit.field') },
            { key: 'theirs', title: t('cases.edit.theirs', { name: stale.by }) },
            { key: 'mine', title: t('cases.edit.mine') },
          ]}
          rows={stale.differences.map(({ name, theirs, mine }) => ({
            key: name,
            cells: [
              t(`cases.fields.${name}`),
              lines(shown(name, apartFrom(mine, theirs))),
              lines(shown(name, apartFrom(theirs, mine))),
            ],
          }))}
        />
      )}
    </Notice>
  );
}
