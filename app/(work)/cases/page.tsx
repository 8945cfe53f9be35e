import Link from 'next/link';
import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayListCases, mayLogCases } from '@/features/cases/access';
import { BehindNumber } from '@/features/cases/components/behind-number';
import { CaseTable } from '@/features/cases/components/case-table';
import { DownloadList } from '@/features/cases/components/download-list';
import { ListFilters } from '@/features/cases/components/list-filters';
import { SearchBox } from '@/features/cases/components/search-box';
import { addressWith, type ListQuery, listRequest } from '@/features/cases/list-input';
import { caseList } from '@/features/cases/queries/case-list';
import { searchPersons } from '@/features/cases/queries/case-search';
import { officesInSight } from '@/features/cases/queries/office-choices';
import { openSearch } from '@/features/cases/search-token';
import { mayAskEmergency } from '@/features/exceptions/access';
import { mayFollowUp } from '@/features/followups/access';
import { OverdueContacts } from '@/features/followups/components/overdue';
import { allOffices, officeName } from '@/features/offices/queries';
import { BehindTheRate } from '@/features/retrafficking/components/behind-rate';
import { behindFrom } from '@/features/retrafficking/input';
import { casesBehindRate } from '@/features/retrafficking/queries/rate';
import { reader } from '@/lib/reader';

export default async function CasesPage({ searchParams }: { searchParams: Promise<ListQuery> }) {
  const actor = await requireActor();
  if (!mayListCases(actor)) await notFoundFor(actor, 'list');
  const texts = await reader();
  const { t } = texts;
  const query = await searchParams;
  const token = [query.search].flat()[0];
  const words = token ? openSearch(actor.id, token) : null;
  const found = words ? await searchPersons(actor, words) : null;
  const refused = found && 'refused' in found ? found.refused : token && words === null ? ('expired' as const) : null;
  const asked = listRequest(query);
  const request = 'refused' in asked ? { sort: 'handled' as const } : asked;
  const ofRate = behindFrom(query);
  const list = await caseList(actor, {
    ...(ofRate ? { sort: request.sort, after: request.after, cases: await casesBehindRate(actor, ofRate) } : request),
    ...(token && { persons: found && 'persons' in found ? found.persons : [] }),
  });
  return (
    <Page
      title={t('cases.list.title')}
      lead={t('cases.list.leadAll')}
      actions={
        mayLogCases(actor) && (
          <>
            <LinkButton look="plain" href="/cases/intake">
              {t('intakes.toIntake')}
            </LinkButton>
            <LinkButton href="/cases/new">{t('app.nav.newCase')}</LinkButton>
          </>
        )
      }
    >
      <div className="grid gap-4">
        {Object.keys(query).length === 0 && mayFollowUp(actor) && <OverdueContacts actor={actor} />}
        <SearchBox words={words ?? ''} byIdentity={mayLogCases(actor)} texts={texts} />
        {refused && <Notice tone="warn">{t(`cases.list.refused.${refused}`)}</Notice>}
        {'refused' in asked && (
          <Notice tone="warn">
            {t(`figures.refused.${asked.refused}`, { value: asked.value, field: asked.field })}
          </Notice>
        )}
        {ofRate ? (
          <BehindTheRate asked={ofRate} beyond={list.beyond} texts={texts} />
        ) : 'behind' in request && request.behind ? (
          <BehindNumber
            question={request.behind}
            beyond={list.beyond}
            offices={new Map((await allOffices(actor)).map((office) => [office.id, officeName(office, texts.locale)]))}
            texts={texts}
          />
        ) : (
          <ListFilters query={query} offices={await officesInSight(actor, texts.locale)} texts={texts} />
        )}
        <p role="status" className="font-semibold">
          {t('cases.list.count', { count: list.total, shown: texts.number(list.total) })}
          {words && !refused && ` · ${t('cases.list.searchResult')}`}
        </p>
        {list.rows.length > 0 ? (
          <CaseTable rows={list.rows} texts={texts} />
        ) : Object.keys(query).length === 0 ? (
          <Notice title={t('cases.list.emptyYet')}>{t('cases.list.emptyYetHint')}</Notice>
        ) : (
          <Notice title={t('cases.list.none')}>{t('cases.list.noneHint')}</Notice>
        )}
        {mayAskEmergency(actor) && (
          <p className="text-quiet">
            {t('exceptions.emergency.fromList')}{' '}
            <Link href="/emergency" prefetch={false} className="inline-block py-2 text-accent underline sm:py-0">
              {t('exceptions.emergency.title')}
            </Link>
            <br />
            {t('referrals.fromList')}{' '}
            <Link href="/referrals" prefetch={false} className="inline-block py-2 text-accent underline sm:py-0">
              {t('referrals.title')}
            </Link>
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {query.after && (
            <LinkButton look="plain" href={addressWith(query, { after: null })}>
              {t('cases.list.firstPage')}
            </LinkButton>
          )}
          {list.next && (
            <LinkButton look="plain" href={addressWith(query, { after: `${list.next.value}_${list.next.id}` })}>
              {t('cases.list.next')}
            </LinkButton>
          )}
        </div>
        {list.total > 0 && !token && !ofRate && <DownloadList query={query} texts={texts} />}
      </div>
    </Page>
  );
}
