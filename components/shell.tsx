'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { PageLinks } from './page-links';

/** `note`: what stands behind the word, such as how many wait there. */
export type NavItem = { href: string; label: string; note?: ReactNode };

/**
 * The bar on top of every working page: where you can go, who you are, in which language. On a phone it takes two rows:
 * name and account, then the places, which scroll sideways rather than wrap.
 */
export function Shell({
  brand,
  label,
  items,
  account,
  exit,
  banner,
  children,
}: {
  brand: string;
  label: string;
  items: NavItem[];
  account: ReactNode;
  exit: ReactNode;
  banner?: ReactNode;
  children: ReactNode;
}) {
  // More places than fit beside the account stand in a row of their own on every screen.
  const many = items.length > 7;
  return (
    <>
      {banner}
      <PageLinks />
      <header className="border-b border-line bg-card print:hidden">
        <div
          className={`mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 px-4 lg:gap-x-6 ${many ? '' : 'lg:flex-nowrap'}`}
        >
          <Link href="/" prefetch={false} className="shrink-0 py-2 text-lg font-bold text-accent no-underline">
            {brand}
          </Link>
          <Places label={label} items={items} many={many} />
          <div
            className={`flex min-w-0 flex-1 items-center justify-end gap-x-3 text-sm ${many ? '' : 'lg:order-last'}`}
          >
            {account}
            {exit}
          </div>
        </div>
      </header>
      {children}
    </>
  );
}

function Places({ label, items, many }: { label: string; items: NavItem[]; many: boolean }) {
  const path = usePathname();
  // The longest matching address wins: /cases/new is not also /cases.
  const current = items
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return (
    // Relative: what is only read out stays within what scrolls.
    <nav
      aria-label={label}
      className={`relative order-last -mx-2 flex w-full min-w-0 overflow-x-auto ${many ? 'sm:-mx-3' : 'lg:order-none lg:w-auto'}`}
    >
      {items.map(({ href, label: text, note }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={current?.href === href ? 'page' : undefined}
          className="inline-flex min-h-11 items-center border-b-3 border-transparent px-2 whitespace-nowrap text-ink no-underline -outline-offset-3 hover:border-line sm:px-3 aria-[current=page]:border-accent aria-[current=page]:font-semibold"
        >
          {text}
          {note}
        </Link>
      ))}
    </nav>
  );
}
