import Link from 'next/link';
import type { ReactNode } from 'react';

/** The link by which a line of a list opens: on a telephone as high as a finger. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-block py-2.5 font-semibold whitespace-nowrap text-accent underline sm:py-0"
    >
      {children}
    </Link>
  );
}
