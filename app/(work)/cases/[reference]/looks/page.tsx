import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { EntryTable } from '@/features/audit/components/entry-table';
import { readFilter } from '@/features/audit/input';
import { looksAt } from '@/features/audit/queries/looks';
import { orNotFound } from '@/features/cases/not-found';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<{ before?: string }> };

export default async function LooksPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { before } = readFilter(await searchParams);
  const looks = await orNotFound(looksAt(actor, (await params).reference, before));
  const address = `/cases/${looks.reference}`;
  return (
    <Page
      title={t('audit.looks.title', { reference: looks.reference })}
      lead={t('audit.looks.lead')}
      actions={
        <LinkButton look="plain" href={address} prefetch={false}>
          {t('audit.looks.back')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        <p className="font-semibold">{t('audit.looks.counts', { openings: looks.openings, people: looks.people })}</p>
        {looks.entries.length > 0 ? (
          <EntryTable entries={looks.entries} texts={texts} />
        ) : (
          <Notice>{t('audit.looks.none')}</Notice>
        )}
        {looks.before && (
          <div>
            <LinkButton look="plain" href={`${address}/looks?before=${looks.before}`} prefetch={false}>
              {t('audit.older')}
            </LinkButton>
          </div>
        )}
        <Notice>{t('audit.looks.notRecorded')}</Notice>
      </div>
    </Page>
  );
}
