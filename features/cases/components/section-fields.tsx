import type { Texts } from '@/lib/texts';
import { type FieldName, fieldOf, fieldsIn, type Section } from '../fields';
import type { FieldProblem, Raw } from '../input';
import { Question } from './question';

/** The questions of one section. Short ones share a line where there is room. */
export function SectionFields({
  section,
  raw,
  texts,
  problems,
  autoFocus,
}: {
  section: Section;
  raw: Raw;
  texts: Texts;
  problems: readonly FieldProblem[];
  autoFocus?: FieldName;
}) {
  const { t } = texts;
  const isWide = (name: FieldName) => ['many', 'states', 'long'].includes(fieldOf(name).kind) || fieldOf(name).yesNo;
  return (
    <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
      {fieldsIn(section).map((name) => {
        const problem = problems.find(({ field }) => field === name)?.problem;
        return (
          <div key={name} className={isWide(name) ? 'sm:col-span-2' : ''}>
            <Question
              name={name}
              raw={raw}
              texts={texts}
              error={problem && t(`cases.problems.${problem}`)}
              autoFocus={autoFocus === name}
            />
          </div>
        );
      })}
    </div>
  );
}
