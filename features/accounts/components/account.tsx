import Link from 'next/link';
import type { Staff } from '@/lib/actor';
import { reader } from '@/lib/reader';
import { LanguageSwitch } from './language-switch';

/** Who is signed in and where they work, quietly; the other language; the way out. */
export async function Account({ actor, officeName }: { actor: Staff; officeName: string }) {
  const { t } = await reader();
  return (
    <>
      <p className="min-w-0 truncate">
        <Link href="/account" prefetch={false} className="font-semibold text-ink underline">
          {actor.name}
        </Link>
        <span className="text-quiet">
          <span aria-hidden="true"> · </span>
          <span className="sm:hidden">{actor.officeCode}</span>
          <span className="hidden sm:inline">{officeName}</span>
        </span>
      </p>
      {/* On a telephone the language is chosen on the account page: there is no room for it here. */}
      <div className="hidden sm:block">
        <LanguageSwitch />
      </div>
      {/* A plain form: signing out leaves the page for good, and nothing of it in the browser. */}
      <form method="post" action="/sign-out">
        <button
          type="submit"
          className="min-h-11 cursor-pointer px-1 whitespace-nowrap text-accent underline hover:text-accent-strong sm:min-h-10"
        >
          {t('app.signOut')}
        </button>
      </form>
    </>
  );
}
