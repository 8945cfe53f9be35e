import { Card } from '@/components/page';
import { answerText } from '@/features/cases/components/answer-text';
import type { Answers } from '@/features/cases/fields';
import type { Identity } from '@/features/people/identity';
import { maskNumber } from '@/features/people/rules';
import type { Texts } from '@/lib/texts';
import type { PersonBehind, PersonFile } from '../queries/person-file';

const shown = ['name', 'aliases', 'birth', 'nik', 'passport', 'phone', 'address'] as const;

/** Other spellings and earlier numbers, as the other records have them: only while the identity is open. */
export function OtherWays({ file, texts }: { file: PersonFile; texts: Texts }) {
  const { t } = texts;
  if (!file.identityOpen) return null;
  const told = shown.map((name) => ({ name, ways: waysOf(name, file) })).filter(({ ways }) => ways.length > 0);
  return (
    <Card title={t('peoplePages.file.identity')} id="identity">
      {told.length > 0 ? (
        <dl className="grid gap-x-6 sm:grid-cols-[minmax(10rem,14rem)_1fr] sm:gap-y-2">
          {told.map(({ name, ways: [first = '', ...others] }) => (
            <div key={name} className="contents">
              <dt className="text-quiet">{t(`cases.fields.${name}`)}</dt>
              <dd className="mb-3 sm:mb-0">
                <span className="whitespace-pre-line">{textOf(name, first, texts)}</span>
                {others.length > 0 && <span className="block text-sm text-quiet">{alsoText(name, others, texts)}</span>}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-quiet">{t('cases.file.nothingYet')}</p>
      )}
    </Card>
  );
}

/** The same for the section of a case: by the name of the field, what other records say beside the answer shown there. */
export function alsoRecorded(answers: Answers, { others }: PersonBehind, texts: Texts): Record<string, string> {
  const identity = Object.fromEntries(shown.map((name) => [name, answers[name]])) as Identity;
  return Object.fromEntries(
    shown.flatMap((name) => {
      const ways = waysOf(name, { identity, others }).filter((way) => way !== identity[name]);
      return ways.length > 0 ? [[name, alsoText(name, ways, texts)]] : [];
    }),
  );
}

const alsoText = (name: (typeof shown)[number], ways: string[], texts: Texts) =>
  texts.t('peoplePages.file.alsoRecorded', { ways: ways.map((way) => textOf(name, way, texts)).join(' · ') });

/** What the person is said to be first, then what other records say otherwise. */
function waysOf(name: (typeof shown)[number], { identity, others }: Pick<PersonFile, 'identity' | 'others'>): string[] {
  const all = [identity, ...others.map((other) => other.identity)].map((each: Identity) => each[name] ?? '');
  return [...new Set(all.filter(Boolean))];
}

// A number is used on the page of its own, where it was judged safe.
const textOf = (name: (typeof shown)[number], way: string, texts: Texts) =>
  name === 'phone' ? maskNumber(way) : answerText(name, way, texts);
