import { screenPalette } from '@/components/chart-svg';
import { linesSvg } from '@/components/lines-svg';
import { requireActor } from '@/features/accounts/session';
import { mayLogCases } from '@/features/cases/access';
import { monthsOf } from '@/features/figures/comparison';
import { splitBy, tilesOf, viewFrom } from '@/features/figures/dashboard';
import type { Figure } from '@/features/figures/input';
import { rowName } from '@/features/figures/labels';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';

// Every five minutes, by the browser itself: the board needs no script and nobody's hand.
const REFRESH_SECONDS = 300;

/** A board for a wall: few numbers, large and light on dark. It leads nowhere and shows no case. */
export default async function WallPage() {
  const actor = await requireActor();
  const texts = await reader();
  const { t, day, moment } = texts;
  const { view } = viewFrom({});
  // Renewing itself it keeps its session alive, out in the open: not that of somebody who can open an identity.
  const renews = !mayLogCases(actor);
  const [tiles, split] = await Promise.all([tilesOf(actor, view), splitBy(actor, view, ['destination', 'month'])]);
  return (
    <main
      id="content"
      data-wall
      tabIndex={-1}
      className="grid min-h-dvh content-between gap-[3vh] bg-paper p-[3vw] text-ink outline-none"
    >
      {renews && <meta httpEquiv="refresh" content={String(REFRESH_SECONDS)} />}
      <div>
        <h1 className="text-[clamp(1.25rem,2.4vw,3rem)] leading-tight font-bold">{t('figures.wall.title')}</h1>
        <p className="text-[clamp(1rem,1.3vw,1.6rem)] text-quiet">
          {t('dashboard.lead', {
            period: t('figures.period.since', { from: day(view.period.from ?? '') }),
            asOf: day(view.period.asOf),
          })}
        </p>
      </div>
      <div className="grid grid-cols-2 gap-[3vw] lg:grid-cols-4">
        {Object.values(tiles).map((figure) => (
          <Large key={figure.metric} figure={figure} texts={texts} />
        ))}
      </div>
      <div className="grid grid-cols-1 gap-[3vw] lg:grid-cols-2">
        <Countries figure={split.destination} texts={texts} />
        <Months figure={split.month} texts={texts} />
      </div>
      <p className="text-[clamp(0.9rem,1.1vw,1.3rem)] text-pretty text-quiet">
        {t('figures.wall.exact')} {t(`figures.wall.${renews ? 'refreshed' : 'still'}`, { moment: moment(new Date()) })}
      </p>
    </main>
  );
}

function Large({ figure, texts }: { figure: Figure; texts: Texts }) {
  return (
    <section className="min-w-0">
      <p className="text-[clamp(2.5rem,6.5vw,9rem)] leading-none font-bold text-accent">{texts.number(figure.total)}</p>
      <h2 className="mt-2 text-[clamp(1rem,1.6vw,2rem)] leading-tight text-balance hyphens-auto">
        {texts.t(`figures.metrics.${figure.metric}.name`)}
      </h2>
    </section>
  );
}

function Countries({ figure, texts }: { figure: Figure; texts: Texts }) {
  const { t, number } = texts;
  const rows = figure.rows.slice(0, 6);
  const largest = rows[0]?.value ?? 1;
  return (
    <section>
      <h2 className="mb-2 text-[clamp(1rem,1.6vw,2rem)] font-semibold">{t('dashboard.destination.title')}</h2>
      <dl className="grid gap-2 text-[clamp(1.1rem,1.9vw,2.4rem)] leading-tight">
        {rows.map(({ key, value }) => (
          <div key={key} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_5ch] items-center gap-4">
            <dt className="truncate">{rowName('destination', key, texts)}</dt>
            <dd
              aria-hidden="true"
              className="h-[0.7em] rounded-sm bg-(--chart)"
              style={{ width: `${((100 * value) / largest).toFixed(1)}%` }}
            />
            <dd className="text-right font-bold">{number(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Months({ figure, texts }: { figure: Figure; texts: Texts }) {
  const { t, number } = texts;
  const months = monthsOf(figure);
  const places = months.map(({ key }) => (key.endsWith('-01') ? key.slice(0, 4) : ''));
  const svg = linesSvg([{ name: '', values: months.map(({ value }) => value) }], places, {
    label: t('dashboard.time.label'),
    palette: screenPalette,
    font: 'inherit',
    width: 760,
    height: 330,
    fontSize: 18,
    number,
  });
  return (
    <section>
      <h2 className="mb-2 text-[clamp(1rem,1.6vw,2rem)] font-semibold">{t('figures.dimensions.month')}</h2>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its words escaped where it is made */}
      <div className="[&>svg]:h-auto [&>svg]:w-full" dangerouslySetInnerHTML={{ __html: svg }} />
    </section>
  );
}
