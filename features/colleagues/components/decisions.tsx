import { Button } from '@/components/button';
import { reader } from '@/lib/reader';
import { decideFactorReset, decideRoleRaise } from '../actions/administration';
import type { colleague } from '../queries';

type Asked = NonNullable<Awaited<ReturnType<typeof colleague>>>['asked'][number];

/** What waits for a second person about a colleague; who asked sees that it waits, another administrator decides. */
export async function Decisions({ asked }: { asked: Asked[] }) {
  const { t } = await reader();
  return (
    <div className="grid gap-4">
      {asked.map(({ id, kind, requester, mine }) => (
        <form
          key={id}
          action={kind === 'role-raise' ? decideRoleRaise : decideFactorReset}
          className="flex flex-wrap items-center gap-3"
        >
          <input type="hidden" name="approval" value={id} />
          <p className="w-full">
            {kind === 'role-raise'
              ? t('accounts.colleague.raiseAsked', { name: requester })
              : t('accounts.colleague.resetAsked', { name: requester })}
          </p>
          {mine ? (
            <p className="text-quiet">{t('accounts.colleague.waiting')}</p>
          ) : (
            <>
              <Button type="submit" name="decision" value="approved">
                {t('accounts.colleague.approve')}
              </Button>
              <Button type="submit" name="decision" value="declined" look="plain">
                {t('accounts.colleague.decline')}
              </Button>
            </>
          )}
        </form>
      ))}
    </div>
  );
}
