import { Badge } from '@/components/notice';
import { Table } from '@/components/table';
import { reader } from '@/lib/reader';
import type { HolderSlot } from '../queries';

/** Every way to the master key: whose it is, since when, and whether it was made here. */
export async function SlotTable({ slots }: { slots: HolderSlot[] }) {
  const { t, moment } = await reader();
  return (
    <Table
      caption={t('keys.page.slots')}
      columns={[
        { key: 'holder', title: t('keys.page.holder') },
        { key: 'kind', title: t('keys.page.kind'), roomy: true },
        { key: 'since', title: t('keys.page.since') },
        { key: 'state', title: t('keys.page.state') },
      ]}
      rows={
        await Promise.all(
          slots.map(async (slot) => ({
            key: slot.id,
            cells: [
              await holderName(slot),
              t(`keys.page.kinds.${slot.kind}`),
              moment(slot.createdAt),
              <State key="state" slot={slot} words={t} />,
            ],
          })),
        )
      }
    />
  );
}

/** Who holds it; a passphrase set by recovery has no name, and the kit lies in a safe. */
export async function holderName({ kind, holder }: HolderSlot): Promise<string> {
  const { t } = await reader();
  if (kind === 'recovery') return t('keys.page.sheet');
  return holder?.name ?? t('keys.page.unnamed');
}

function State({ slot, words }: { slot: HolderSlot; words: Awaited<ReturnType<typeof reader>>['t'] }) {
  if (!slot.genuine) return <Badge tone="alarm">{words('keys.page.strange')}</Badge>;
  if (slot.holder?.disabled) return <Badge tone="warn">{words('keys.page.disabled')}</Badge>;
  return words('keys.page.good');
}
