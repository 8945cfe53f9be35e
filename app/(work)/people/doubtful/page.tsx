import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { officesInSight } from '@/features/cases/queries/office-choices';
import { PairFilters } from '@/features/matching/components/pair-filters';
import { PairTable } from '@/features/matching/components/pair-table';
import { addressOf, oneOfQuery, type PeopleQuery, pairRequest } from '@/features/matching/list-input';
import { pairQueue } from '@/features/matching/queries/pairs';
import { reader } from '@/lib/reader';

/** The queue of pairs that may be one person, for supervisors. */
export default async function DoubtfulPage({ searchParams }: { searchParams: Promise<PeopleQuery> }) {
  const actor = await requireActor();
  if (actor.role !== 'supervisor') await notFoundFor(actor, 'list');
  const texts = await reader();
  const { t, number } = texts;
  const query = await searchParams;
  const queue = await pairQueue(actor, pairRequest(query));
  const [first] = queue.rows;
  const counts = { pairs: queue.total, shown: number(queue.total), same: queue.same, asked: queue.asked };
  return (
    <Page
      title={t('peoplePages.pairs.title')}
      lead={t('peoplePages.pairs.lead')}
      actions={
        first && (
          <LinkButton href={`/people/doubtful/${first.id}`} prefetch={false}>
            {t('peoplePages.pairs.begin')}
          </LinkButton>
        )
      }
    >
      <div className="grid gap-4">
        {oneOfQuery(query, 'done') && <Notice role="status">{t('peoplePages.pairs.done')}</Notice>}
        <PairFilters query={query} offices={await officesInSight(actor, texts.locale)} texts={texts} />
        <p role="status" className="font-semibold">
          {t('peoplePages.pairs.count', counts)}
        </p>
        {queue.rows.length > 0 ? (
          <PairTable rows={queue.rows} texts={texts} />
        ) : (
          <Notice title={t('peoplePages.pairs.none')}>{t('peoplePages.pairs.noneHint')}</Notice>
        )}
        <div className="flex flex-wrap gap-2">
          {query.after && (
            <LinkButton look="plain" href={addressOf('/people/doubtful', query, { after: null })}>
              {t('cases.list.firstPage')}
            </LinkButton>
          )}
          {queue.next && (
            <LinkButton
              look="plain"
              href={addressOf('/people/doubtful', query, { after: `${queue.next.score}_${queue.next.id}` })}
            >
              {t('cases.list.next')}
            </LinkButton>
          )}
        </div>
      </div>
    </Page>
  );
}
