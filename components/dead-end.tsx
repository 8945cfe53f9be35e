import type { ReactNode } from 'react';

/** A page that is not there, or did not work: what happened, what to do now. */
export function DeadEnd({ title, children, actions }: { title: ReactNode; children: ReactNode; actions: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className="mx-auto grid w-full max-w-xl gap-4 px-4 py-16 outline-none">
      <h1 className="text-2xl font-bold text-balance">{title}</h1>
      <p>{children}</p>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </main>
  );
}
