import Link from 'next/link';
import { Table } from '@/components/table';
import { listHref } from '@/features/figures/addresses';
import { NumberLink } from '@/features/figures/components/figure-table';
import type { Texts } from '@/lib/texts';
import { aboutWords, differenceWords, oursWords, printedWords, titleOf } from '../labels';
import type { Line } from '../queries';
import { VerdictBadge } from './verdict';

/** Published figures of one source beside ours. Who is counted is said once for those of one sentence. */
export function PublishedTable({ caption, lines, texts }: { caption: string; lines: Line[]; texts: Texts }) {
  const { t } = texts;
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'figure', title: t('published.columns.figure') },
        { key: 'published', title: t('published.columns.published'), numeric: true },
        { key: 'ours', title: t('published.columns.ours'), numeric: true },
        { key: 'difference', title: t('published.columns.difference'), numeric: true, roomy: true },
        { key: 'verdict', title: t('published.columns.verdict'), roomy: true },
      ]}
      rows={lines.map((line, n) => {
        const about = aboutWords(line, texts);
        const before = lines[n - 1];
        return {
          key: line.code,
          cells: [
            <Name
              key="figure"
              line={line}
              about={before && aboutWords(before, texts) === about ? '' : about}
              texts={texts}
            />,
            <span key="published" className="sm:whitespace-nowrap">
              {printedWords(line, texts)}
            </span>,
            <Ours key="ours" line={line} texts={texts} />,
            <span key="difference" className="whitespace-nowrap">
              {differenceWords(line, texts)}
            </span>,
            <VerdictBadge key="verdict" verdict={line.verdict} texts={texts} />,
          ],
        };
      })}
    />
  );
}

function Name({ line, about, texts }: { line: Line; about: string; texts: Texts }) {
  return (
    <span className="block min-w-32">
      <Link href={`/figures/published/${line.code}`} prefetch={false} className="block py-1.5 hover:underline sm:py-0">
        <span className="text-sm text-quiet">{line.code}</span> {titleOf(line, texts)}
      </Link>
      {about && <span className="hidden text-sm text-pretty text-quiet sm:block">{about}</span>}
      <span className="block sm:hidden [&>span:first-child]:whitespace-normal">
        <VerdictBadge verdict={line.verdict} texts={texts} />
        {line.difference !== null && line.verdict !== 'met' && (
          <span className="block text-sm">
            {texts.t('published.columns.difference')} {differenceWords(line, texts)}
          </span>
        )}
      </span>
    </span>
  );
}

/** Ours leads to the cases behind it. */
export function Ours({ line, texts }: { line: Line; texts: Texts }) {
  const words = oursWords(line, texts);
  if (!line.nearest || line.ours === null) return <span>{words}</span>;
  return (
    <NumberLink href={listHref(line.nearest)} label={`${titleOf(line, texts)}: ${words}`}>
      <span className="whitespace-nowrap">{words}</span>
    </NumberLink>
  );
}
