import Link from 'next/link';
import { Badge } from '@/components/notice';
import { Table } from '@/components/table';
import { type Office, officeName } from '@/features/offices/queries';
import { reader } from '@/lib/reader';
import { label } from '@/lib/vocabulary';
import type { allUsers } from '../queries';

/** Everybody who has an account, and what they may do. */
export async function UserTable({ users }: { users: Awaited<ReturnType<typeof allUsers>> }) {
  const { t } = await reader();
  const state = ({ disabledAt, hasCome }: (typeof users)[number]) => {
    if (disabledAt) return <Badge tone="warn">{t('accounts.administration.disabled')}</Badge>;
    return hasCome ? t('accounts.administration.active') : <Badge>{t('accounts.administration.invited')}</Badge>;
  };
  return (
    <Table
      caption={t('accounts.administration.users')}
      columns={[
        { key: 'name', title: t('accounts.name') },
        { key: 'signInName', title: t('accounts.signInName'), roomy: true },
        { key: 'role', title: t('accounts.role') },
        { key: 'office', title: t('accounts.office') },
        { key: 'state', title: t('accounts.administration.state') },
      ]}
      rows={users.map((user) => ({
        key: user.id,
        cells: [
          <NameCell key="name" {...user} />,
          user.signInName,
          t(`accounts.roles.${user.role}`),
          user.officeCode,
          state(user),
        ],
      }))}
    />
  );
}

/** On a phone the sign-in name stands under the name. */
function NameCell({ id, name, signInName }: { id: string; name: string; signInName: string }) {
  return (
    <>
      <Link href={`/administration/${id}`} prefetch={false} className="text-accent underline">
        {name}
      </Link>{' '}
      <span className="block text-sm text-quiet sm:hidden">{signInName}</span>
    </>
  );
}

/** Every office that can handle cases. */
export async function OfficeTable({ offices }: { offices: Office[] }) {
  const { t, locale } = await reader();
  return (
    <Table
      caption={t('accounts.administration.offices')}
      columns={[
        { key: 'code', title: t('offices.code') },
        { key: 'name', title: t('offices.name') },
        { key: 'kind', title: t('offices.kind'), roomy: true },
        { key: 'country', title: t('offices.country') },
      ]}
      rows={offices.map((office) => ({
        key: office.id,
        cells: [
          office.code,
          officeName(office, locale),
          t(`offices.kinds.${office.kind}`),
          label('country', office.country, locale),
        ],
      }))}
    />
  );
}
