import Link from 'next/link';

export type Tab = { href: string; words: string; current: boolean };

/** The views of a list side by side, each an address. */
export function TabRow({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-4">
      {tabs.map(({ href, words, current }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={current ? 'true' : undefined}
          className="inline-flex min-h-11 items-center border-b-2 border-transparent text-accent underline sm:min-h-9 aria-[current=true]:border-accent aria-[current=true]:font-semibold aria-[current=true]:text-ink aria-[current=true]:no-underline"
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
