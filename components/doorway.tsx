import type { ReactNode } from 'react';

/** The frame of pages before anybody is signed in: a narrow column, the name on top, a corner for the language. */
export function Doorway({
  brand,
  tagline,
  corner,
  banner,
  wide = false,
  children,
}: {
  brand: ReactNode;
  /** Left out where nothing may be said of what this is about. */
  tagline?: ReactNode;
  corner?: ReactNode;
  banner?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <>
      {banner}
      <div className={`mx-auto w-full px-4 pb-12 ${wide ? 'max-w-2xl' : 'max-w-md'}`}>
        <header className="print:hidden flex items-center justify-between gap-4 pt-4 pb-8 sm:pt-12">
          <p>
            <span className="block text-2xl leading-tight font-bold text-accent">{brand}</span>
            {tagline && <span className="text-quiet">{tagline}</span>}
          </p>
          {corner}
        </header>
        <main id="content" tabIndex={-1} className="grid gap-5 outline-none">
          {children}
        </main>
      </div>
    </>
  );
}
