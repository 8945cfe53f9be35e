import Link from 'next/link';
import type { Staff } from '@/lib/actor';
import { reader } from '@/lib/reader';
import { unreadNotices } from '../queries';

/** The way to one's notices, with how many are new. */
export async function Bell({ actor }: { actor: Staff }) {
  const { t, toldCount } = await reader();
  const unread = await unreadNotices(actor);
  return (
    <Link
      href="/notices"
      prefetch={false}
      className="relative inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center text-ink hover:text-accent sm:min-h-10 sm:min-w-10"
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 fill-none stroke-current stroke-2">
        <path strokeLinejoin="round" d="M6 16V11a6 6 0 0 1 12 0v5l2 2H4z" />
        <path strokeLinecap="round" d="M10 21h4" />
      </svg>
      <span className="sr-only">{t('notices.bell', { count: unread })}</span>
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-0.5 right-0 min-w-5 rounded-full bg-accent px-1 text-center text-xs font-bold text-on-accent"
        >
          {toldCount(unread)}
        </span>
      )}
    </Link>
  );
}
