'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

export type NavItem = { href: string; label: string };

/** The bar on top of every working page: where you can go, who you are, in which language. */
export function Shell({
  brand,
  label,
  items,
  account,
  banner,
  children,
}: {
  brand: string;
  label: string;
  items: NavItem[];
  account: ReactNode;
  banner?: ReactNode;
  children: ReactNode;
}) {
  const path = usePathname();
  // The longest matching address wins: /cases/new is not also /cases.
  const current = items
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <>
      {banner}
      <header className="border-b border-line bg-card">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 px-4">
          <Link href="/" className="py-2 text-lg font-bold text-accent no-underline">
            {brand}
          </Link>
          <nav aria-label={label} className="order-last -mx-2 flex w-full grow overflow-x-auto sm:order-none sm:w-auto">
            {items.map(({ href, label: text }) => (
              <Link
                key={href}
                href={href}
                prefetch={false}
                aria-current={current?.href === href ? 'page' : undefined}
                className="border-b-3 border-transparent px-2.5 py-2.5 whitespace-nowrap text-ink no-underline hover:border-line aria-[current=page]:border-accent aria-[current=page]:font-semibold"
              >
                {text}
              </Link>
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-3 text-sm">{account}</div>
        </div>
      </header>
      {children}
    </>
  );
}
