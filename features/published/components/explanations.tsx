import { DescribedForm } from '@/components/described-form';
import { Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import { signFigure } from '../actions';
import { inKind, oursWords } from '../labels';
import type { Explanation, Line } from '../queries';
import { kept } from '../rules';

/** What was signed about a figure, the newest first; one that was signed on other numbers says so. */
export function Explanations({ line, signed, texts }: { line: Line; signed: Explanation[]; texts: Texts }) {
  const { t } = texts;
  const [newest, ...earlier] = signed;
  if (!newest) return <p>{t('published.explanation.none')}</p>;
  return (
    <div className="grid gap-3">
      <Signed explanation={newest} line={line} texts={texts} />
      {!newest.stands && (
        <Notice tone="warn">
          {t('published.explanation.moved', {
            ours: oursWords(line, texts),
            published: line.value === null ? '–' : inKind(line.value, line.nearest, texts),
          })}
        </Notice>
      )}
      {earlier.length > 0 && (
        <details>
          <summary className="inline-block cursor-pointer py-3 text-accent underline decoration-dotted sm:py-1">
            {t('published.explanation.earlier')}
          </summary>
          <div className="mt-2 grid gap-3">
            {earlier.map((each) => (
              <Signed key={each.at.toISOString()} explanation={each} line={line} texts={texts} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

type SignedProps = { explanation: Explanation; line: Line; texts: Texts };

function Signed({ explanation: { text, ours, published, by, at }, line: { nearest }, texts }: SignedProps) {
  const shown = (value: number | null) => (value === null ? '–' : inKind(value, nearest, texts));
  return (
    <div className="border-l-4 border-line pl-3">
      <p className="max-w-prose text-pretty whitespace-pre-line">{text}</p>
      <p className="mt-1 text-sm text-quiet">
        {texts.t('published.explanation.signed', {
          name: by,
          at: texts.moment(at),
          ours: shown(ours),
          published: shown(published),
        })}
      </p>
    </div>
  );
}

/** Where somebody signs why ours differs. It carries the numbers that are on the page. */
export function SignForm({ line, texts }: { line: Line; texts: Texts }) {
  const { t } = texts;
  const { code, nearest } = line;
  return (
    <DescribedForm
      id="sign"
      action={signFigure}
      hidden={{
        code,
        ours: String(kept(line.ours, nearest) ?? ''),
        published: String(kept(line.value, nearest) ?? ''),
      }}
      words={{ summary: t('app.errors.summary'), submit: t('published.explanation.sign') }}
      fields={[
        { kind: 'long', name: 'text', label: t('published.explanation.text'), hint: t('published.explanation.hint') },
      ]}
    />
  );
}
