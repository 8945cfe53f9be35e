import { Button } from '@/components/button';
import { Badge } from '@/components/notice';
import type { mySessions } from '@/features/accounts/queries/sessions';
import { reader } from '@/lib/reader';
import { endOneSession, endOthers } from '../actions';

type Session = Awaited<ReturnType<typeof mySessions>>[number];

/** Where the reader is signed in, each with its end. */
export async function Sessions({ sessions }: { sessions: Session[] }) {
  const { t } = await reader();
  return (
    <div className="grid gap-3">
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <form action={endOthers}>
          <Button type="submit" look="plain">
            {t('accounts.account.endOthers')}
          </Button>
        </form>
      )}
    </div>
  );
}

async function SessionItem({ session }: { session: Session }) {
  const { t, moment } = await reader();
  const browser = session.browser ?? t('accounts.account.someBrowser');
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <div className="min-w-0">
        <p>
          <span className="font-semibold">{browser}</span>{' '}
          {session.present && <Badge>{t('accounts.account.present')}</Badge>}
          {session.waiting && <Badge tone="warn">{t('accounts.account.half')}</Badge>}
        </p>
        <p className="text-sm text-quiet">
          {t('accounts.account.since', { since: moment(session.createdAt), seen: moment(session.lastSeenAt) })}
        </p>
      </div>
      {!session.present && (
        <form action={endOneSession}>
          <input type="hidden" name="session" value={session.id} />
          <Button type="submit" look="quiet">
            {t('accounts.account.end')} <span className="sr-only">{browser}</span>
          </Button>
        </form>
      )}
    </li>
  );
}
