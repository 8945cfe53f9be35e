import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { DecidedNotice } from '@/features/matching/components/decided-notice';
import { DecidedPair } from '@/features/matching/components/decided-pair';
import { EvidenceLines } from '@/features/matching/components/evidence';
import { PairDecision } from '@/features/matching/components/pair-decision';
import { nameOf, OpenBoth, PairSides } from '@/features/matching/components/pair-sides';
import { PairState } from '@/features/matching/components/pair-table';
import { isWaiting } from '@/features/matching/decision-input';
import { type PairFile, pairAfter, pairBefore, pairFile } from '@/features/matching/queries/pairs';
import { personFile } from '@/features/matching/queries/person-file';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';

type Props = {
  params: Promise<{ pair: string }>;
  searchParams: Promise<{ decided?: string; kept?: string; pair?: string }>;
};

/** Two records side by side, and what a supervisor decides about them. */
export default async function PairPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const pair = await orNotFound(pairFile(actor, (await params).pair));
  const place = { score: pair.score, id: pair.id };
  const [before, next, one, other] = await Promise.all([
    pairBefore(actor, place),
    pairAfter(actor, place),
    orNotFound(personFile(actor, pair.one.id)),
    orNotFound(personFile(actor, pair.other.id)),
  ]);
  const sides = [
    { letter: 'A', file: one },
    { letter: 'B', file: other },
  ];
  const waiting = isWaiting(pair) && one.id !== other.id;
  return (
    <Page
      title={t('peoplePages.pair.title')}
      lead={sides.map(({ letter, file }) => `${letter}: ${nameOf(file, texts)}`).join(' · ')}
      actions={
        <>
          {before && (
            <LinkButton look="quiet" href={`/people/doubtful/${before}`} prefetch={false}>
              {t('peoplePages.pair.previous')}
            </LinkButton>
          )}
          {next && (
            <LinkButton look="plain" href={`/people/doubtful/${next}`} prefetch={false}>
              {waiting ? t('peoplePages.pair.later') : t('peoplePages.pair.next')}
            </LinkButton>
          )}
          <LinkButton look="quiet" href="/people/doubtful" prefetch={false}>
            {t('peoplePages.pair.toQueue')}
          </LinkButton>
        </>
      }
    >
      <div className="grid gap-4">
        <DecidedNotice told={await searchParams} texts={texts} />
        {!waiting && (
          <DecidedPair
            pair={pair.id}
            words={{
              over: t('peoplePages.pair.over'),
              decision: decisionWords(pair, texts),
              again: one.id === other.id ? null : t('peoplePages.pair.again'),
              summary: t('app.errors.summary'),
            }}
          />
        )}
        {pair.state === 'asked' && pair.askedBy && (
          <Notice tone="warn">
            {t('peoplePages.pair.askedBy', { by: pair.askedBy.name, office: pair.askedBy.office })}
          </Notice>
        )}
        {pair.saidOther && <Notice>{t('peoplePages.pair.saidOther', { by: pair.saidOther })}</Notice>}
        <PairSides sides={one.id === other.id ? sides.slice(0, 1) : sides} texts={texts} />
        <section className="grid gap-2 rounded-md border border-line bg-card px-4 py-3">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
            <h2 className="font-bold">{t('peoplePages.pair.evidence')}</h2>
            <PairState pair={pair} texts={texts} />
          </div>
          <EvidenceLines evidence={pair.evidence} texts={texts} />
          {waiting && <OpenBoth pair={pair.id} open={one.identityOpen && other.identityOpen} texts={texts} />}
        </section>
        {waiting && <PairDecision actor={actor} pair={pair} one={one} other={other} texts={texts} />}
      </div>
    </Page>
  );
}

function decisionWords({ state, decidedBy, decidedAt }: PairFile, { t, moment }: Texts): string {
  if (!decidedAt) return '';
  return t('peoplePages.pair.decision', { state, by: decidedBy, at: moment(decidedAt) });
}
