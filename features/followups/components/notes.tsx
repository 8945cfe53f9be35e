import { LinkButton } from '@/components/button';
import { DescribedForm } from '@/components/described-form';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import { today } from '@/lib/calendar';
import { noteKinds } from '@/lib/follow-up';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { addCaseNote } from '../actions';
import type { Notes } from '../queries/notes';

type Props = { notes: Notes; added: boolean; texts: Texts };

/** The dated notes of a case: day and author always, the words while the identity is open; and a new one. */
export function CaseNotes({ notes: { file, notes, next }, added, texts }: Props) {
  const { t } = texts;
  const { reference } = file.case;
  const mayAdd = file.mayChange && !file.erasedAt && !file.useStoppedAt;
  return (
    <Card title={t('followUps.notes.title')} id="notes">
      <div className="grid min-w-0 gap-5">
        {added && <Notice role="status">{t('followUps.notes.added')}</Notice>}
        {notes.length === 0 && <p className="text-quiet">{t('followUps.notes.none')}</p>}
        {notes.length > 0 && !file.identityOpen && <p className="text-quiet">{t('followUps.notes.sealed')}</p>}
        <ol className="grid min-w-0 gap-3">
          {notes.map((note) => (
            <li key={note.id} className="min-w-0 border-l-2 border-line pl-3">
              <p className="text-sm text-quiet">
                <time dateTime={note.on} className="font-semibold text-ink">
                  {texts.day(note.on)}
                </time>{' '}
                {note.kind && <>· {t(`followUps.notes.kinds.${note.kind}`)} </>}
                {t('followUps.notes.by', { name: note.by })}
              </p>
              {note.text !== null && <p className="wrap-anywhere max-w-prose whitespace-pre-line">{note.text}</p>}
            </li>
          ))}
        </ol>
        {next && (
          <div>
            <LinkButton
              look="quiet"
              href={`/cases/${reference}?notes=${next.value}_${next.id}#notes`}
              className="-ml-2"
            >
              {t('followUps.notes.older')}
            </LinkButton>
          </div>
        )}
        {mayAdd && <NewNote reference={reference} texts={texts} />}
      </div>
    </Card>
  );
}

function NewNote({ reference, texts }: { reference: string; texts: Texts }) {
  const { t } = texts;
  return (
    <details className="rounded-md border border-line px-4 py-3">
      <summary className="-my-3 cursor-pointer py-3 font-semibold">{t('followUps.notes.add')}</summary>
      <div className="mt-4">
        <DescribedForm
          id="note"
          action={addCaseNote}
          hidden={{ reference, submission: newId() }}
          words={{ summary: t('app.errors.summary'), submit: t('followUps.notes.submit') }}
          fields={[
            {
              ...{ kind: 'select', name: 'kind', label: t('followUps.notes.kind'), width: 'medium' },
              ...{ empty: t('followUps.notes.kindChoose'), choices: kindChoices(texts) },
            },
            { kind: 'day', name: 'on', label: t('followUps.notes.on'), width: 'short', value: today() },
            { kind: 'long', name: 'text', label: t('followUps.notes.text'), hint: t('followUps.notes.hint') },
          ]}
        />
      </div>
    </details>
  );
}

const kindChoices = ({ t }: Texts) => noteKinds.map((code) => ({ code, label: t(`followUps.notes.kinds.${code}`) }));
