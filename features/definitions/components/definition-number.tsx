import Link from 'next/link';
import { Card } from '@/components/page';
import { listHref, narrowedTo } from '@/features/figures/addresses';
import { NumberLink } from '@/features/figures/components/figure-table';
import type { Question } from '@/features/figures/input';
import { type OfficeNames, periodWords, rowName, whereWords } from '@/features/figures/labels';
import { asOfWords } from '@/features/figures/titles';
import { inUnit } from '@/features/figures/units';
import { freeViewHref } from '@/features/figures/view';
import type { Texts } from '@/lib/texts';
import { isCombined, viewOf } from '../content';
import type { Counted } from '../counting';
import { named } from '../queries';

type Shown = { counted: Counted; texts: Texts; offices: OfficeNames };

/** The number of a definition, what it counts, and its parts with the line that tells their difference. */
export function DefinitionNumber({ counted, texts, offices }: Shown) {
  const { t } = texts;
  const { definition, total, unit, question, parts } = counted;
  const value = total === null || !unit ? '–' : inUnit(unit, total, texts);
  return (
    <Card>
      <p className="text-3xl leading-tight font-bold">
        {total === null ? (
          '–'
        ) : question ? (
          <NumberLink href={listHref(question)} label={`${named(definition, texts.locale)}: ${value}`}>
            {value}
          </NumberLink>
        ) : (
          value
        )}{' '}
        {unit && (
          <span className="text-base font-normal text-quiet">
            {t(`figures.count.${unit}`).toLocaleLowerCase(texts.locale)}
          </span>
        )}
      </p>
      {total === null && <p>{t('definitions.uncountable')}</p>}
      <DifferenceLine counted={counted} texts={texts} offices={offices} />
      {question && <Scope question={question} texts={texts} offices={offices} />}
      {question && <ViewLink counted={counted} texts={texts} />}
      {parts.length > 0 && (
        <ol className="mt-3 grid gap-2 border-l-2 border-line pl-3">
          {parts.map((part) => (
            <li key={part.definition.id}>
              <Link
                href={`/figures/definitions/${part.definition.id}`}
                prefetch={false}
                className="inline-block py-1.5 text-accent underline sm:py-0"
              >
                {named(part.definition, texts.locale)}
              </Link>
              : <strong>{part.total === null || !part.unit ? '–' : inUnit(part.unit, part.total, texts)}</strong>
              {part.definition.withdrawnAt && <span className="text-quiet"> · {t('definitions.withdrawn')}</span>}
              {part.question && <Scope question={part.question} texts={texts} offices={offices} />}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** "2.438 − 2.434 = 4: Uni Emirat Arab". */
function DifferenceLine({ counted, texts, offices }: Shown) {
  const { number, t } = texts;
  const { definition, total, parts, made } = counted;
  const [first, second] = parts;
  if (!isCombined(definition.content) || !first || !second || total === null) return null;
  const sign = definition.content.of === 'sum' ? '+' : '−';
  const sum = `${number(first.total ?? 0)} ${sign} ${number(second.total ?? 0)} = ${number(total)}`;
  const [only, ...others] = made?.rows ?? [];
  const name = (key: string) => rowName(made?.by ?? 'destination', key, texts, offices);
  const signed = (value: number) => (value < 0 ? `−${number(-value)}` : number(value));
  const told =
    !made || !only
      ? ''
      : others.length === 0
        ? name(only.key)
        : made.rows
            .slice(0, 8)
            .map(({ key, value }) => `${name(key)} ${signed(value)}`)
            .join(', ');
  const leads =
    made &&
    only &&
    others.length === 0 &&
    only.value > 0 &&
    first.question &&
    narrowedTo({ ...first.question, by: made.by }, only.key);
  return (
    <p className="mt-2 text-lg">
      {sum}
      {told && ': '}
      {leads ? (
        <Link href={listHref(leads)} prefetch={false} className="text-accent underline">
          {told}
        </Link>
      ) : (
        told
      )}
      {(made?.rows.length ?? 0) > 8 && `, ${t('figures.more', { count: (made?.rows.length ?? 0) - 8 })}`}
    </p>
  );
}

function Scope({ question, texts, offices }: { question: Question; texts: Texts; offices: OfficeNames }) {
  const { t } = texts;
  const words = [
    t(`figures.metrics.${question.metric}.name`),
    ...whereWords(question.where, texts, offices),
    periodWords(question, texts),
    asOfWords(question, texts),
  ];
  return <p className="mt-1 text-sm text-quiet">{words.join(' · ')}</p>;
}

function ViewLink({ counted, texts }: { counted: Counted; texts: Texts }) {
  const view = viewOf(counted.definition.content);
  if (!view) return null;
  return (
    <p className="mt-2">
      <Link href={freeViewHref(view)} prefetch={false} className="inline-block py-2 text-accent underline sm:py-0">
        {texts.t('definitions.openView')}
      </Link>
    </p>
  );
}
