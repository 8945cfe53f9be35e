import type { ReactNode } from 'react';
import { PageLink } from './page-link';

/** The link by which a line of a list opens: on a telephone as high as a finger. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <PageLink href={href} className="row-link font-semibold whitespace-nowrap text-accent underline">
      {children}
    </PageLink>
  );
}
