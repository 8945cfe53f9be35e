import { Button } from '@/components/button';
import type { factorsOf } from '@/features/accounts/queries/factors';
import { reader } from '@/lib/reader';
import { removeMyPasskey } from '../actions';

type Passkey = Awaited<ReturnType<typeof factorsOf>>['passkeys'][number];

export async function Passkeys({ passkeys }: { passkeys: Passkey[] }) {
  const { t, moment } = await reader();
  if (passkeys.length === 0) return <p className="text-quiet">{t('accounts.account.noPasskey')}</p>;
  return (
    <ul className="divide-y divide-line">
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
          <div>
            <p className="font-semibold">{name}</p>
            <p className="text-sm text-quiet">
              {lastUsedAt
                ? t('accounts.account.passkeyUsed', { since: moment(createdAt), used: moment(lastUsedAt) })
                : t('accounts.account.passkeySince', { since: moment(createdAt) })}
            </p>
          </div>
          <form action={removeMyPasskey}>
            <input type="hidden" name="passkey" value={id} />
            <Button type="submit" look="quiet">
              {t('accounts.account.remove')} <span className="sr-only">{name}</span>
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
