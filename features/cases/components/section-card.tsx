import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import { maskNumber } from '@/features/people/rules';
import type { Texts } from '@/lib/texts';
import { type Answers, type FieldName, fieldOf, fieldsIn, type Section } from '../fields';
import type { CaseFile } from '../queries/case-file';
import { answerText } from './answer-text';

/** What a section says: the answers given, in words, and how many questions are still to be asked. */
export function SectionCard({
  file,
  section,
  saved,
  also = {},
  texts,
}: {
  file: CaseFile;
  section: Section;
  saved: boolean;
  /** What other records of the person say beside an answer, by the name of the field. */
  also?: Record<string, string>;
  texts: Texts;
}) {
  const { t } = texts;
  const names = fieldsIn(section);
  const sealedNow = (name: (typeof names)[number]) => fieldOf(name).sealed && !file.identityOpen;
  const told = names
    .filter((name) => !sealedNow(name))
    .map((name) => ({ name, text: shownText(name, file.answers[name], texts) }));
  const given = told.filter(({ name, text }) => text || also[name]);
  const missing = told.length - given.length;
  const title = t(`cases.sections.${section}`);
  return (
    <Card
      id={section}
      title={title}
      actions={
        file.mayChange &&
        !file.erasedAt && (
          <LinkButton
            look="quiet"
            href={`/cases/${file.case.reference}/edit/${section}`}
            prefetch={false}
            aria-label={t('cases.file.editSection', { section: title })}
          >
            {t('cases.file.edit')}
          </LinkButton>
        )
      }
    >
      {saved && (
        <div className="mb-3">
          <Notice role="status">{t('cases.file.saved')}</Notice>
        </div>
      )}
      {given.length > 0 ? (
        <dl className="grid gap-x-6 sm:grid-cols-[minmax(10rem,14rem)_1fr] sm:gap-y-2">
          {given.map(({ name, text }) => (
            <div key={name} className="contents">
              <dt className="text-quiet">{t(`cases.fields.${name}`)}</dt>
              <dd className="wrap-anywhere mb-3 min-w-0 whitespace-pre-line sm:mb-0">
                {text}
                {also[name] && <span className="block text-sm text-quiet">{also[name]}</span>}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-quiet">{t('cases.file.nothingYet')}</p>
      )}
      {missing > 0 && given.length > 0 && (
        <p className="mt-3 text-sm text-quiet">{t('cases.file.notAsked', { count: missing })}</p>
      )}
    </Card>
  );
}

/** A number may only be used where it was judged safe, on its own page: here it is recognised, not dialled. */
function shownText(name: FieldName, answer: Answers[FieldName], texts: Texts): string {
  const text = answerText(name, answer, texts);
  if (!text) return '';
  if (name === 'phone') return maskNumber(text);
  return name === 'contacts' ? texts.t('contacts.onItsPage') : text;
}
