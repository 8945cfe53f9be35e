import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { TabRow } from '@/components/tab-row';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { ServiceTable } from '@/features/services/components/service-table';
import { addressOf, type ListQuery, listAsked, whiches } from '@/features/services/input';
import { serviceList } from '@/features/services/queries/list';
import { reader } from '@/lib/reader';
import { label } from '@/lib/vocabulary';

export default async function ServicesPage({ searchParams }: { searchParams: Promise<ListQuery> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, locale, number } = texts;
  const asked = listAsked(await searchParams);
  const { which, type } = asked;
  const list = await orNotFound(serviceList(actor, asked));
  return (
    <Page title={t('services.list.title')} lead={t('services.list.lead')}>
      <div className="grid gap-4">
        <TabRow
          label={t('services.list.whichLabel')}
          tabs={whiches.map((each) => ({
            href: addressOf({ which: each, type: null }),
            words: t(`services.list.which.${each}`),
            current: each === which,
          }))}
        />
        {list.byType.length > 1 && (
          <TabRow
            label={t('services.list.typeLabel')}
            tabs={[
              { href: addressOf({ which, type: null }), words: t('services.list.everyType'), current: type === null },
              ...list.byType.map((one) => ({
                href: addressOf({ which, type: one.type }),
                words: `${label('service_type', one.type, locale)} ${number(one.count)}`,
                current: one.type === type,
              })),
            ]}
          />
        )}
        <p role="status" className="font-semibold">
          {t('services.list.count', { count: list.total })}
        </p>
        {list.rows.length > 0 ? (
          <ServiceTable rows={list.rows} texts={texts} />
        ) : (
          <Notice title={t('services.list.none')}>{t('services.list.noneHint')}</Notice>
        )}
        {list.next && (
          <div>
            <LinkButton look="plain" href={addressOf(asked, list.next)}>
              {t('services.list.next')}
            </LinkButton>
          </div>
        )}
      </div>
    </Page>
  );
}
