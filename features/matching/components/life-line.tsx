import Link from 'next/link';
import { Badge } from '@/components/notice';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { type Moment, momentsOf, spansOf } from '../moments';
import type { PersonFile } from '../queries/person-file';

const WIDE = 1000;
const ROW = 34;

/** All episodes on one line of time: drawn where there is room, and told moment by moment. */
export function LifeLine({ file, texts }: { file: PersonFile; texts: Texts }) {
  const { t, locale } = texts;
  const moments = momentsOf(file.episodes);
  const firsts = new Set(file.episodes.map((episode) => moments.find((each) => each.episode === episode)?.key));
  return (
    <Card title={t('peoplePages.life.title')} id="life">
      {file.episodes.length > 1 && <Drawing file={file} texts={texts} />}
      <ol className="grid gap-2 border-l-2 border-line pl-4">
        {moments.map((moment) => (
          <li key={moment.key} className="grid gap-x-4 sm:grid-cols-[9rem_1fr]">
            <time dateTime={moment.on} className="text-quiet">
              {dateText(moment.on, texts)}
            </time>
            <p>
              {sentenceOf(moment, texts)}{' '}
              {firsts.has(moment.key) && moment.episode.finding && (
                <Badge tone={moment.episode.finding === 'rejected' ? 'plain' : 'warn'}>
                  {t(`peoplePages.life.findings.${moment.episode.finding}`)}
                </Badge>
              )}{' '}
              {moment.kind === 'handled' && (
                <Link
                  href={`/cases/${moment.reference}`}
                  prefetch={false}
                  className="inline-block py-2 text-accent underline sm:py-0"
                >
                  {moment.reference}
                </Link>
              )}
            </p>
          </li>
        ))}
      </ol>
      {file.episodes.length > 1 && (
        <p className="mt-3 text-sm text-quiet">
          {file.episodes.map(({ destination }) => label('country', destination, locale)).join(' → ')}
        </p>
      )}
    </Card>
  );
}

/** The list beneath says all that the drawing shows. */
function Drawing({ file, texts: { locale } }: { file: PersonFile; texts: Texts }) {
  const { spans, years } = spansOf(file.episodes);
  const [first = 0] = years;
  const x = (year: number) => ((year - first) / Math.max(1, years.length - 1)) * (WIDE - 60) + 30;
  const height = spans.length * ROW + 26;
  const step = Math.ceil(years.length / 12);
  return (
    <svg viewBox={`0 0 ${WIDE} ${height}`} aria-hidden="true" className="mb-4 hidden w-full sm:block">
      {years
        .filter((_, n) => n % step === 0)
        .map((year) => (
          <g key={year}>
            <line x1={x(year)} x2={x(year)} y1={0} y2={height - 20} stroke="var(--line)" />
            <text x={x(year)} y={height - 4} fontSize={15} fill="var(--quiet)" textAnchor="middle">
              {year === years.at(-1) ? '' : year}
            </text>
          </g>
        ))}
      {spans.map(({ episode, from, to, open, returns }, n) => (
        <g key={episode.id}>
          <rect
            x={x(from)}
            y={n * ROW + 4}
            width={Math.max(6, x(to) - x(from))}
            height={20}
            rx={4}
            fill={open ? 'var(--chart-quiet)' : 'var(--chart)'}
          />
          {returns.map((at) => (
            <circle
              key={at}
              cx={x(at)}
              cy={n * ROW + 14}
              r={8}
              fill="var(--card)"
              stroke="var(--ink)"
              strokeWidth={3}
            />
          ))}
          <text
            x={x(Math.max(to, ...returns)) + 14}
            y={n * ROW + 20}
            fontSize={16}
            fill="var(--ink)"
            {...(x(to) > WIDE * 0.75 && { x: x(from) - 8, textAnchor: 'end' as const })}
          >
            {label('country', episode.destination, locale)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function sentenceOf(moment: Moment, { t, locale }: Texts): string {
  const country = label('country', moment.episode.destination, locale);
  if (moment.kind === 'handled') {
    const office = locale === 'id' ? moment.office.nameId : moment.office.nameEn;
    return t('peoplePages.life.handled', { office });
  }
  if (moment.kind === 'ended') {
    const manner = moment.manner ? label('exit_manner', moment.manner, locale) : '';
    return manner ? t('peoplePages.life.endedBy', { country, manner }) : t('peoplePages.life.ended', { country });
  }
  return t(`peoplePages.life.${moment.kind}`, { country });
}

/** A day, a month or a year, as precise as it is known. */
export function dateText(told: string, texts: Texts): string {
  if (told.length === 10) return texts.shortDay(told);
  return told.length === 7 ? texts.month(told) : told;
}
