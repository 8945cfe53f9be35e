import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/button';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { markedEvents } from '@/features/definitions/components/marked-events';
import { worldEventsUntil } from '@/features/definitions/queries';
import { Explanation } from '@/features/figures/components/explanation';
import { RefusedView } from '@/features/figures/components/refused-view';
import { SplitCard, SplitCards } from '@/features/figures/components/split-card';
import { Tile, TileFrame } from '@/features/figures/components/tile';
import { TimeSection } from '@/features/figures/components/time-section';
import { ViewForm } from '@/features/figures/components/view-form';
import { addressOf, splitBy, tilesOf, viewFrom } from '@/features/figures/dashboard';
import type { Dimension, Figure, Raw } from '@/features/figures/input';
import { type OfficeNames, periodWords } from '@/features/figures/labels';
import { figures } from '@/features/figures/queries';
import { allOffices, officeName } from '@/features/offices/queries';
import { today } from '@/lib/calendar';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';
import { isCountry, label } from '@/lib/vocabulary';

/** Beside the tiles of every dashboard: how it stands with the cases, and how long the way home takes. */
const alsoTold = [
  'cases_open',
  'cases_returning',
  'persons_rescued',
  'median_days_to_return',
  'persons_went_back',
] as const;
const home = ['office', 'mission', 'status', 'return_status', 'return_mode', 'retrafficking'] as const;
const recruited = ['channel', 'platform', 'scam_type', 'means_of_control'] as const;
const people = ['sex', 'age_band', 'province'] as const;

type Address = { params: Promise<{ country: string }>; searchParams: Promise<Raw> };

export default async function CountryPage({ params, searchParams }: Address) {
  const actor = await requireActor();
  const { country } = await params;
  if (!isCountry(country)) notFound();
  const texts = await reader();
  const { t, day, locale } = texts;
  const asked = viewFrom({ ...(await searchParams), region: undefined });
  const view = { ...asked.view, where: { destination: country } };
  const everywhere = { ...asked.view, where: {} };
  const [tiles, all, split, more, offices, events] = await Promise.all([
    tilesOf(actor, view),
    splitBy(actor, everywhere, ['destination']),
    splitBy(actor, view, ['month', 'year', ...home, ...recruited, ...people]),
    figures(
      actor,
      alsoTold.map((metric) => ({ metric, where: view.where, ...view.period })),
    ),
    allOffices(actor),
    worldEventsUntil(actor, asked.view.period.asOf, country),
  ]);
  const { marks, list } = markedEvents(events, view.period, texts);
  const names = new Map(offices.map((office) => [office.id, officeName(office, locale)]));
  return (
    <Page
      title={t('dashboard.countryTitle', { country: label('country', country, locale) })}
      lead={t('dashboard.lead', { period: periodWords(view.period, texts), asOf: day(view.period.asOf) })}
      actions={
        <>
          <LinkButton look="plain" href={addressOf('/dashboard', everywhere)}>
            {t('dashboard.all')}
          </LinkButton>
          <LinkButton look="plain" href={`/figures/compare?destination=${country}`} prefetch={false}>
            {t('figures.compare.withAnother')}
          </LinkButton>
        </>
      }
    >
      <RefusedView refused={asked.refused} texts={texts} />
      <ViewForm view={view} path={`/dashboard/${country}`} today={today()} texts={texts} />
      <div className="grid grid-cols-1 gap-4">
        <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-5">
          <Tile figure={tiles.cases_handled} texts={texts} />
          <ShareTile part={tiles.cases_handled} whole={all.destination} texts={texts} />
          <Tile figure={tiles.persons_assisted} texts={texts} />
          <Tile figure={tiles.persons_repatriated} texts={texts} />
          <Tile figure={tiles.cases_retrafficked} texts={texts} />
          {more.map((figure) => (
            <Tile key={figure.metric} figure={figure} texts={texts} />
          ))}
        </div>
        <TimeSection month={split.month} year={split.year} texts={texts} marks={marks} events={list} />
        <Group title={t('dashboard.home')} by={home} split={split} texts={texts} offices={names} />
        <Group title={t('dashboard.recruited')} by={recruited} split={split} texts={texts} />
        <Group title={t('dashboard.people')} by={people} split={split} texts={texts} />
      </div>
    </Page>
  );
}

function ShareTile({ part, whole, texts }: { part: Figure; whole: Figure; texts: Texts }) {
  const { t, number, percent } = texts;
  return (
    <TileFrame
      title={t('dashboard.tiles.shareOfAll')}
      note={t('dashboard.tiles.shareIs', { count: number(part.total), total: number(whole.total) })}
      explanation={<Explanation figure={whole} texts={texts} />}
    >
      {whole.total > 0 ? percent((100 * part.total) / whole.total) : '–'}
    </TileFrame>
  );
}

function Group<D extends Dimension>(shown: {
  title: string;
  by: readonly D[];
  split: Record<D, Figure>;
  texts: Texts;
  offices?: OfficeNames;
}) {
  return (
    <section aria-label={shown.title}>
      <h2 className="mt-3 mb-3 text-xl font-bold">{shown.title}</h2>
      <SplitCards>
        {shown.by.map((by) => (
          <SplitCard key={by} figure={shown.split[by]} texts={shown.texts} offices={shown.offices} />
        ))}
      </SplitCards>
    </section>
  );
}
