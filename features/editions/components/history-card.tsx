import { Card } from '@/components/page';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import type { Edition } from '../queries/editions';

/** Who did what with an edition, and when. */
export function HistoryCard({ edition, texts }: { edition: Edition; texts: Texts }) {
  const { t } = texts;
  const { edited } = edition.content;
  const did = [
    { what: 'drafted', by: edition.draftedBy, at: edition.draftedAt },
    { what: 'edited', by: edited?.by, at: edited && new Date(edited.at) },
    { what: 'reviewed', by: edition.reviewedBy, at: edition.reviewedAt },
    { what: 'issued', by: edition.issuedBy, at: edition.issuedAt },
    { what: 'withdrawn', by: edition.withdrawnBy, at: edition.withdrawnAt },
  ] as const;
  return (
    <Card title={t('editions.page.history')} id="history">
      <Table
        caption={t('editions.page.historyCaption')}
        columns={[
          { key: 'what', title: t('editions.page.what') },
          { key: 'who', title: t('editions.page.who') },
          { key: 'when', title: t('editions.page.when') },
        ]}
        rows={did.flatMap(({ what, by, at }) =>
          by && at
            ? [{ key: what, cells: [t(`editions.page.did.${what}`), nameOf(by, edition, texts), texts.moment(at)] }]
            : [],
        )}
      />
    </Card>
  );
}

function nameOf(id: string, { names }: Edition, { t }: Texts): string {
  const name = names.get(id);
  if (name) return name;
  return id === 'nightly' || id === 'command-line' || id === 'demo-data'
    ? t(`audit.machines.${id}`)
    : t('audit.unknownPerson');
}
