import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayReadAudit } from '@/features/audit/access';
import { AuditFilters } from '@/features/audit/components/audit-filters';
import { EntryTable } from '@/features/audit/components/entry-table';
import { Proofs } from '@/features/audit/components/proofs';
import { type AuditQuery, addressWith, readFilter } from '@/features/audit/input';
import { type AuditPage, auditPage, colleagueChoices } from '@/features/audit/queries/entries';
import { lastProofs } from '@/features/audit/queries/verification';
import { subjectOf } from '@/features/audit/sentences';
import type { Staff } from '@/lib/actor';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';

export default async function AuditOverview({ searchParams }: { searchParams: Promise<AuditQuery> }) {
  const actor = await requireActor();
  if (!mayReadAudit(actor)) await notFoundFor(actor, 'audit.read');
  const texts = await reader();
  const { t } = texts;
  const query = await searchParams;
  const { filter, before, notDays } = readFilter(query);
  const [page, colleagues, proofs] = await Promise.all([
    auditPage(actor, filter, { before }),
    colleagueChoices(actor),
    lastProofs(actor),
  ]);
  return (
    <Page
      title={t('audit.title')}
      lead={t(`audit.${leadFor(actor)}`)}
      actions={
        <LinkButton
          look="plain"
          href={addressWith(query, { before: null }, '/audit/download')}
          prefetch={false}
          download
        >
          {t('audit.export')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        <Proofs {...proofs} texts={texts} />
        <AuditFilters actor={actor} query={query} colleagues={colleagues} texts={texts} />
        {notDays.map((value) => (
          <Notice key={value} tone="warn">
            {t('audit.badDay', { value })}
          </Notice>
        ))}
        {filter.subject && (
          <p>
            {t('audit.about', { subject: nameOf(page, texts) || filter.subject.id })}
            {' · '}
            <a href={addressWith(query, { subject: null, before: null })}>{t('audit.aboutAll')}</a>
          </p>
        )}
        {page.entries.length > 0 ? (
          <EntryTable
            entries={page.entries}
            about={(subject) => addressWith(query, { subject, before: null })}
            texts={texts}
          />
        ) : (
          <Nothing page={page} texts={texts} />
        )}
        <Steps query={query} page={page} texts={texts} />
      </div>
    </Page>
  );
}

/** What the view is about, as its entries call it. */
function nameOf({ entries: [first] }: AuditPage, texts: Texts): string {
  return first ? subjectOf(first, texts) : '';
}

function leadFor(actor: Staff) {
  if (actor.role === 'administrator') return 'leadAdministrator';
  return actor.headquarters ? 'leadHeadquarters' : 'leadOffice';
}

function Nothing({ page, texts: { t, moment } }: { page: AuditPage; texts: Texts }) {
  return (
    <Notice title={page.searchedTo ? t('audit.noneBack', { moment: moment(page.searchedTo) }) : t('audit.none')}>
      {t('audit.noneHint')}
    </Notice>
  );
}

function Steps({ query, page, texts: { t } }: { query: AuditQuery; page: AuditPage; texts: Texts }) {
  return (
    <div className="flex flex-wrap gap-2">
      {query.before && (
        <LinkButton look="plain" href={addressWith(query, { before: null })}>
          {t('audit.newest')}
        </LinkButton>
      )}
      {page.before && (
        <LinkButton look="plain" href={addressWith(query, { before: String(page.before) })} prefetch={false}>
          {page.searchedTo ? t('audit.lookBack') : t('audit.older')}
        </LinkButton>
      )}
    </div>
  );
}
