import type { ReactNode } from 'react';
import { landSvg } from './map-svg';

/**
 * A chart drawn on the server, once for wide screens and once for narrow ones, with its table behind it. The SVG comes
 * from `chart-svg.ts` or `map-svg.ts`, which escape every word.
 */
export function Chart({
  wide,
  narrow,
  summary,
  children,
}: {
  wide: string;
  narrow: string;
  summary?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <figure>
      <Drawing svg={wide} className="hidden sm:block" />
      <Drawing svg={narrow} className="sm:hidden" />
      {children && (
        <details className="mt-2 text-sm">
          <summary className="inline-block cursor-pointer py-3 text-accent sm:py-1 underline decoration-dotted">
            {summary}
          </summary>
          <div className="mt-2 max-h-112 overflow-y-auto text-base">{children}</div>
        </details>
      )}
    </figure>
  );
}

function Drawing({ svg, className }: { svg: string; className: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its words escaped where it is made
  return <div className={`${className} [&>svg]:h-auto [&>svg]:w-full`} dangerouslySetInnerHTML={{ __html: svg }} />;
}

/** The outlines of countries, once for all maps of a page that are drawn `withLand`. */
export function Land() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, without a word in it
  return <div dangerouslySetInnerHTML={{ __html: landSvg }} />;
}
