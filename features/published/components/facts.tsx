import Link from 'next/link';
import type { ReactNode } from 'react';
import { LinkButton } from '@/components/button';
import { listHref } from '@/features/figures/addresses';
import { periodWords } from '@/features/figures/labels';
import { isMonth } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import {
  aboutWords,
  differenceWords,
  oursWords,
  placeOf,
  printedWords,
  questionWords,
  sourceWords,
  whyWords,
} from '../labels';
import type { Line } from '../queries';
import { VerdictBadge } from './verdict';

/** What was printed, where, and of whom. */
export function Printed({ line, texts }: { line: Line; texts: Texts }) {
  const { t, day, moment } = texts;
  const { told, from, to, asOf } = line;
  const notStated = t('published.detail.notStated');
  const period = periodWords({ ...(from && { from }), ...(to && { to }) }, texts);
  return (
    <Facts>
      <Fact name={t('published.detail.value')}>
        <span className="text-xl font-bold">{printedWords(line, texts)}</span>
      </Fact>
      <Fact name={t('published.detail.about')}>{aboutWords(line, texts)}</Fact>
      <Fact name={t('published.detail.place')}>{placeOf(line, texts) || notStated}</Fact>
      <Fact name={t('published.detail.period')}>{from || to ? period : notStated}</Fact>
      <Fact name={t('published.detail.asOf')}>{!asOf ? notStated : isMonth(asOf) ? texts.month(asOf) : day(asOf)}</Fact>
      {told && <Fact name={t('published.detail.authority')}>{told.authority}</Fact>}
      <Fact name={t('published.detail.source')}>{sourceWords(line, texts)}</Fact>
      {told && <Fact name={t('published.detail.quote')}>{told.quote}</Fact>}
      {told?.note && <Fact name={t('published.detail.note')}>{told.note}</Fact>}
      {told && (
        <Fact name={t('published.detail.recorded')}>
          {t('published.detail.recordedBy', { name: told.by, at: moment(told.at) })}
        </Fact>
      )}
    </Facts>
  );
}

/** Ours under the nearest definition, the difference, and what is known to stand between. */
export function OursBeside({ line, texts }: { line: Line; texts: Texts }) {
  const { t } = texts;
  const { nearest } = line;
  const why = whyWords(line, texts);
  return (
    <>
      <Facts>
        <Fact name={t('published.columns.verdict')}>
          <VerdictBadge verdict={line.verdict} texts={texts} />
          <span className="mt-1 block text-sm text-pretty text-quiet">
            {t(`published.verdictMeans.${line.verdict}`)}
          </span>
        </Fact>
        <Fact name={t('published.columns.ours')}>
          <span className="text-xl font-bold">{oursWords(line, texts)}</span>
        </Fact>
        {line.difference !== null && (
          <Fact name={t('published.columns.difference')}>{differenceWords(line, texts)}</Fact>
        )}
        <Fact name={t('published.detail.definition')}>
          {nearest ? <Definition line={line} texts={texts} /> : t('published.detail.noNearest')}
        </Fact>
      </Facts>
      {nearest && (
        <p className="mt-3">
          <LinkButton look="plain" href={listHref(nearest)} prefetch={false}>
            {t('published.detail.openList')}
          </LinkButton>
        </p>
      )}
      {why && <p className="mt-4 max-w-prose text-pretty">{why}</p>}
      <Causes line={line} texts={texts} />
    </>
  );
}

function Definition({ line: { nearest }, texts }: { line: Line; texts: Texts }) {
  if (!nearest) return null;
  const { t } = texts;
  const { metric } = nearest;
  return (
    <>
      <span className="block text-pretty">{questionWords(nearest, texts)}</span>
      <span className="mt-1 block text-sm text-pretty text-quiet">
        {t(`figures.metrics.${metric}.definition`)} {t(`figures.metrics.${metric}.exclusions`)}{' '}
        <Link href={`/figures#metric-${metric}`} prefetch={false} className="text-accent underline">
          {t('published.detail.catalogue')}
        </Link>
      </span>
    </>
  );
}

function Causes({ line: { causes, nearest }, texts }: { line: Line; texts: Texts }) {
  const { t } = texts;
  if (!nearest) return null;
  return (
    <>
      <h3 className="mt-4 mb-1 font-bold">{t('published.causes.title')}</h3>
      {causes.length === 0 && <p>{t('published.causes.none')}</p>}
      <ul className="grid max-w-prose gap-2">
        {causes.map(({ code, followed }) => (
          <li key={code} className="text-pretty">
            <strong>{t(`published.causes.${code}.name`)}.</strong> {t(`published.causes.${code}.text`)}{' '}
            <span className="text-quiet">{t(`published.causes.${followed ? 'followed' : 'left'}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[12rem_1fr]">{children}</dl>;
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-sm text-quiet sm:text-base">{name}</dt>
      <dd className="min-w-0 max-w-prose text-pretty break-words">{children}</dd>
    </>
  );
}
