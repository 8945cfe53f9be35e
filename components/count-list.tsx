import type { ReactNode } from 'react';
import { Card } from './page';
import { PageLink } from './page-link';

/** A number that opens its rows: `count` as it is shown, `label` what it counts. */
export type Counted = { href: string; count: string; label: string; pressing?: boolean };

/** Numbers to begin a day with, one under the other; each is a link as wide as the list. */
export function CountList({ title, rows, children }: { title: string; rows: Counted[]; children?: ReactNode }) {
  return (
    <Card title={title}>
      <ul className="-mx-2 divide-y divide-line">
        {rows.map(({ href, count, label, pressing }) => (
          <li key={href}>
            <PageLink href={href} className="flex min-h-12 items-baseline gap-3 rounded-sm px-2 py-2.5 hover:bg-sunk">
              <span
                className={`min-w-12 shrink-0 text-right text-xl font-bold tabular-nums ${pressing ? 'text-alarm' : ''}`}
              >
                {count}
              </span>
              <span className="min-w-0 text-accent underline">{label}</span>
            </PageLink>
          </li>
        ))}
      </ul>
      {children}
    </Card>
  );
}
