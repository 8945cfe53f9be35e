import Link from 'next/link';
import { Notice } from '@/components/notice';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { reader } from '@/lib/reader';
import { unseenAlerts } from '../queries';

/** On the dashboard: that something rises and nobody has looked into it yet. */
export async function UnseenAlerts({ actor }: { actor: Staff }) {
  const [{ t }, count] = [await reader(), await unseenAlerts(actor, today())];
  if (count === 0) return null;
  return (
    <Notice tone="warn">
      {t('alerts.waiting', { count })}{' '}
      <Link href="/figures/alerts" prefetch={false} className="inline-block py-2 text-accent underline sm:py-0">
        {t('alerts.open')}
      </Link>
    </Notice>
  );
}
