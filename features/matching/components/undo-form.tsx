import { Button } from '@/components/button';
import { DescribedForm, type FieldShape } from '@/components/described-form';
import { answerText } from '@/features/cases/components/answer-text';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { openPerson, undoJoining } from '../actions';
import type { AddedRow, ChangedAnswer, JoinToUndo } from '../queries/join-to-undo';

/** What goes where, and why: both are afterwards what they were before, with what is given to either. */
export function UndoForm({ joining, texts }: { joining: JoinToUndo; texts: Texts }) {
  const { t } = texts;
  const { kept, joined } = joining.references;
  return (
    <div className="grid gap-4">
      <ul className="list-disc pl-5">
        <li>{t('peoplePages.undo.first', { cases: kept.join(', ') })}</li>
        <li>{t('peoplePages.undo.second', { cases: joined.join(', ') })}</li>
      </ul>
      <p>{t('peoplePages.undo.since', { changed: joining.changed.length, added: joining.added.length })}</p>
      {!joining.identityOpen && joining.changed.length + joining.added.length > 0 && (
        <form
          action={openPerson}
          className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-sunk px-4 py-3"
        >
          <p className="max-w-3xl">{t('peoplePages.undo.sealed')}</p>
          <input type="hidden" name="person" value={joining.keptId} />
          <input type="hidden" name="back" value={`/people/joinings/${joining.mergeId}`} />
          <Button look="plain">{t('cases.file.openIdentity')}</Button>
        </form>
      )}
      <DescribedForm
        id="field"
        action={undoJoining}
        hidden={{ joining: joining.mergeId }}
        fields={fieldsOf(joining, texts)}
        words={{ summary: t('app.errors.summary'), submit: t('peoplePages.joinings.undo') }}
      />
    </div>
  );
}

function fieldsOf(joining: JoinToUndo, texts: Texts): FieldShape[] {
  const { t } = texts;
  return [
    ...joining.changed.map((changed) => changedField(changed, texts)),
    ...joining.added.map((row) => addedField(row, texts)),
    { kind: 'long', name: 'reason', label: t('peoplePages.undo.reason'), hint: t('peoplePages.undo.reasonHint') },
  ];
}

const sidesIn = ({ t }: Texts) => [
  { code: 'kept', label: t('peoplePages.undo.toFirst') },
  { code: 'joined', label: t('peoplePages.undo.toSecond') },
];

function changedField({ field, now, kept, joined }: ChangedAnswer, texts: Texts): FieldShape {
  const { t } = texts;
  const text = (told: string | null) =>
    told === null ? t('cases.file.sealedText') : told ? answerText(field, told, texts) : t('vocabulary.notAsked');
  return {
    kind: 'radio',
    name: `field-${field}`,
    label: t('peoplePages.undo.changed', { field: t(`cases.fields.${field}`), now: text(now) }),
    hint: t('peoplePages.undo.before', { kept: text(kept), joined: text(joined) }),
    choices: [...sidesIn(texts), { code: 'both', label: t('peoplePages.undo.toBoth') }],
    value: 'kept',
    columns: 'line',
  };
}

function addedField(row: AddedRow, texts: Texts): FieldShape {
  const { t, locale, moment } = texts;
  const [code = '', state = ''] = row.codes;
  const what =
    row.kind === 'contact'
      ? t(`contacts.kinds.${code as 'phone'}`)
      : `${label('consent_scope', code, locale)}: ${label('consent_state', state, locale)}`;
  return {
    kind: 'radio',
    name: `row-${row.key}`,
    label: row.text ? `${what}: ${row.text}` : what,
    hint: t('peoplePages.undo.added', { at: moment(row.at), by: row.by }),
    choices: sidesIn(texts),
    value: row.side,
    columns: 'line',
  };
}
