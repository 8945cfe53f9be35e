import Link from 'next/link';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { apartWords, oursWords, printedWords } from '../labels';
import type { Line, Reconciliation } from '../queries';
import { type Document, documents } from '../reference';
import type { Verdict } from '../rules';
import type { Sum } from '../sums';
import { Arithmetic } from './arithmetic';
import { PublishedTable } from './figure-table';
import { VerdictCounts } from './verdict';

/** Everything that was printed, source by source, with what adds up and what does not. */
export function Overview({ told, texts }: { told: Reconciliation; texts: Texts }) {
  const { t } = texts;
  const { lines, sums, shares } = told;
  const home = new Map(lines.map(({ code, document }) => [code, document]));
  const inOne = (sum: Sum) => {
    const from = new Set([
      ...sum.terms.map(({ code }) => home.get(code)),
      ...(sum.against ? [home.get(sum.against.code)] : []),
    ]);
    return from.size === 1 ? [...from][0] : undefined;
  };
  const added = [
    ...Map.groupBy(
      lines.filter(({ document }) => !document),
      ({ told: own }) => own?.source ?? '',
    ),
  ];
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card title={t('published.verdictsTitle')}>
        <VerdictCounts counts={countsOf(lines)} texts={texts} />
      </Card>
      <Card title={t('published.open.title')}>
        <Unexplained told={told} texts={texts} />
      </Card>
      {documents.map((document) => (
        <Source
          key={document}
          title={t(`published.documents.${document}.title`)}
          lead={t(`published.documents.${document}.source`)}
          lines={lines.filter((line) => line.document === document)}
          sums={sums.filter((sum) => inOne(sum) === document)}
          shares={shares && home.get(shares.code) === document ? shares : null}
          texts={texts}
        />
      ))}
      {added.map(([source, own]) => (
        <Source
          key={source}
          title={source}
          lead={datesOf(own, texts)}
          lines={own}
          sums={[]}
          shares={null}
          texts={texts}
        />
      ))}
      <Card title={t('published.between.title')}>
        <p className="mb-3 max-w-3xl text-pretty text-quiet">{t('published.between.lead')}</p>
        <p className="mb-4 max-w-3xl text-pretty">{apartWords(told, texts)}</p>
        <Arithmetic sums={sums.filter((sum) => !isDocument(inOne(sum)))} texts={texts} />
      </Card>
    </div>
  );
}

const isDocument = (value: Document | null | undefined): value is Document => Boolean(value);

function countsOf(lines: Line[]): Map<Verdict, number> {
  return new Map([...Map.groupBy(lines, ({ verdict }) => verdict)].map(([verdict, all]) => [verdict, all.length]));
}

type SourceProps = Pick<Reconciliation, 'lines' | 'sums' | 'shares'> & { title: string; lead: string; texts: Texts };

function Source({ title, lead, lines, sums, shares, texts }: SourceProps) {
  return (
    <Card title={title}>
      <p className="mb-3 max-w-3xl text-pretty text-quiet">{lead}</p>
      <PublishedTable caption={title} lines={lines} texts={texts} />
      {(sums.length > 0 || shares) && (
        <>
          <h3 className="mt-5 mb-2 font-bold">{texts.t('published.sums.title')}</h3>
          <Arithmetic sums={sums} shares={shares} texts={texts} />
        </>
      )}
    </Card>
  );
}

function datesOf(lines: Line[], { day }: Texts): string {
  const days = lines.flatMap(({ told }) => (told?.sourceDate ? [told.sourceDate] : []));
  return [...new Set(days)].map(day).join(', ');
}

/** What nobody can take apart yet: said, never smoothed over. */
function Unexplained({ told: { lines, sums }, texts }: { told: Reconciliation; texts: Texts }) {
  const { t, number } = texts;
  const open = lines.filter(({ verdict }) => verdict === 'unexplained');
  const unsigned = lines.filter(({ verdict, explanation }) => verdict === 'explained' && !explanation?.stands);
  const contradiction = sums.find(({ key }) => key === 'home-2022');
  return (
    <ul className="grid max-w-3xl gap-2">
      {open.length === 0 && <li>{t('published.open.none')}</li>}
      {open.map((line) => (
        <li key={line.code}>
          <Link href={`/figures/published/${line.code}`} prefetch={false} className="text-accent">
            {t('published.open.line', {
              code: line.code,
              published: printedWords(line, texts),
              ours: oursWords(line, texts),
            })}
          </Link>
        </li>
      ))}
      {contradiction?.against && (
        <li className="text-pretty">
          {t('published.open.home-2022', {
            result: number(contradiction.result),
            over: number(contradiction.over ?? 0),
            against: number(contradiction.against.value),
          })}
        </li>
      )}
      {unsigned.length > 0 && (
        <li className="text-pretty">
          {t('published.open.unsigned', { count: unsigned.length, codes: unsigned.map(({ code }) => code).join(', ') })}
        </li>
      )}
    </ul>
  );
}
