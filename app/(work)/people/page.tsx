import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayListCases, mayLogCases } from '@/features/cases/access';
import { searchPersons } from '@/features/cases/queries/case-search';
import { officesInSight } from '@/features/cases/queries/office-choices';
import { openSearch } from '@/features/cases/search-token';
import { PeopleFilters, PeopleSearch } from '@/features/matching/components/people-filters';
import { PeopleTable } from '@/features/matching/components/people-table';
import { addressOf, oneOfQuery, type PeopleQuery, peopleRequest } from '@/features/matching/list-input';
import { pairsWaiting } from '@/features/matching/queries/pairs';
import { peopleList } from '@/features/matching/queries/people';
import { mayCompareLists } from '@/features/secondlist/access';
import { reader } from '@/lib/reader';

/** Everybody the actor has a case of in sight, each once. */
export default async function PeoplePage({ searchParams }: { searchParams: Promise<PeopleQuery> }) {
  const actor = await requireActor();
  if (!mayListCases(actor)) await notFoundFor(actor, 'list');
  const texts = await reader();
  const { t } = texts;
  const query = await searchParams;
  const token = oneOfQuery(query, 'search');
  const words = token ? openSearch(actor.id, token) : null;
  const found = words ? await searchPersons(actor, words) : null;
  const refused = found && 'refused' in found ? found.refused : token && words === null ? ('expired' as const) : null;
  const list = await peopleList(actor, {
    ...peopleRequest(query),
    ...(token && { found: found && 'persons' in found ? found.persons : [] }),
  });
  return (
    <Page
      title={t('peoplePages.list.title')}
      lead={t('peoplePages.list.lead')}
      actions={
        <>
          {mayCompareLists(actor) && (
            <LinkButton look="plain" href="/people/second-list" prefetch={false}>
              {t('secondlist.title')}
            </LinkButton>
          )}
          {actor.role === 'supervisor' && (
            <LinkButton look="plain" href="/people/doubtful" prefetch={false}>
              {t('peoplePages.pairs.waiting', { count: await pairsWaiting(actor) })}
            </LinkButton>
          )}
        </>
      }
    >
      <div className="grid gap-4">
        {mayLogCases(actor) && <PeopleSearch words={words ?? ''} texts={texts} />}
        {refused && <Notice tone="warn">{t(`cases.list.refused.${refused}`)}</Notice>}
        <PeopleFilters query={query} offices={await officesInSight(actor, texts.locale)} texts={texts} />
        <p role="status" className="font-semibold">
          {t('peoplePages.list.count', { count: list.total, shown: texts.number(list.total) })}
          {words && !refused && ` · ${t('cases.list.searchResult')}`}
        </p>
        {list.rows.length > 0 ? (
          <PeopleTable rows={list.rows} texts={texts} />
        ) : (
          <Notice title={t('peoplePages.list.none')}>{t('cases.list.noneHint')}</Notice>
        )}
        <div className="flex flex-wrap gap-2">
          {query.after && (
            <LinkButton look="plain" href={addressOf('/people', query, { after: null })}>
              {t('cases.list.firstPage')}
            </LinkButton>
          )}
          {list.next && (
            <LinkButton look="plain" href={addressOf('/people', query, { after: `${list.next.on}_${list.next.id}` })}>
              {t('cases.list.next')}
            </LinkButton>
          )}
        </div>
      </div>
    </Page>
  );
}
