import type { ReactNode } from 'react';

/** The frame of every page: one heading, an optional line under it, actions at the right. */
export function Page({
  title,
  lead,
  actions,
  children,
  narrow = false,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  narrow?: boolean;
}) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className={`mx-auto w-full px-4 py-6 outline-none ${narrow ? 'max-w-3xl' : 'max-w-6xl'}`}
    >
      <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="text-2xl font-bold text-balance">{title}</h1>
          {lead && <p className="mt-1 max-w-3xl text-pretty text-quiet">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </main>
  );
}

export function Card({
  title,
  id,
  actions,
  children,
}: {
  title?: ReactNode;
  id?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} className="rounded-md border border-line bg-card p-4 sm:p-5">
      {title && (
        <div className="mb-3 flex items-baseline justify-between gap-2">
          <h2 className="text-lg font-bold">{title}</h2>
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
