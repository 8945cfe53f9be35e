import Link from 'next/link';
import { Land } from '@/components/chart';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { UnseenAlerts } from '@/features/alerts/components/unseen';
import { markedEvents } from '@/features/definitions/components/marked-events';
import { worldEventsUntil } from '@/features/definitions/queries';
import { DashboardLinks } from '@/features/figures/components/dashboard-links';
import { DestinationSection } from '@/features/figures/components/destination-section';
import { Explanation } from '@/features/figures/components/explanation';
import { FlowSection } from '@/features/figures/components/flow-section';
import { RefusedView } from '@/features/figures/components/refused-view';
import { SplitCard, SplitCards } from '@/features/figures/components/split-card';
import { Tile, TileFrame } from '@/features/figures/components/tile';
import { TimeSection } from '@/features/figures/components/time-section';
import { ViewForm } from '@/features/figures/components/view-form';
import { addressOf, changesBy, splitBy, tilesOf, type View, viewFrom } from '@/features/figures/dashboard';
import { flowsOf } from '@/features/figures/flows';
import type { Figure, Raw } from '@/features/figures/input';
import { periodWords, rowName } from '@/features/figures/labels';
import { OpenTile } from '@/features/retrafficking/components/open-tile';
import { findingsIn } from '@/features/retrafficking/queries/open-questions';
import { today } from '@/lib/calendar';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';

const shown = ['region', 'return_status', 'channel', 'scam_type', 'sex', 'retrafficking'] as const;

export default async function DashboardPage({ searchParams }: { searchParams: Promise<Raw> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, day } = texts;
  const { view, refused } = viewFrom(await searchParams);
  const [tiles, split, change, findings, flow, events] = await Promise.all([
    tilesOf(actor, view),
    splitBy(actor, view, ['destination', 'month', 'year', ...shown]),
    changesBy(actor, view, 'destination'),
    findingsIn(actor, view),
    flowsOf(actor, { metric: 'cases_handled', where: view.where, ...view.period }),
    worldEventsUntil(actor, view.period.asOf),
  ]);
  const { marks, list } = markedEvents(events, view.period, texts);
  const lead = t('dashboard.lead', { period: periodWords(view.period, texts), asOf: day(view.period.asOf) });
  return (
    <Page title={t('dashboard.title')} lead={lead} actions={<DashboardLinks texts={texts} />}>
      <Land />
      <UnseenAlerts actor={actor} />
      <RefusedView refused={refused} texts={texts} />
      <ViewForm view={view} path="/dashboard" today={today()} texts={texts} withRegion />
      <div className="grid grid-cols-1 gap-4">
        <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-6">
          <Tile figure={tiles.cases_handled} texts={texts} />
          <LargestTile figure={split.destination} view={view} texts={texts} />
          <Tile figure={tiles.persons_assisted} texts={texts} />
          <Tile figure={tiles.persons_repatriated} texts={texts} />
          <Tile figure={tiles.cases_retrafficked} texts={texts} />
          <OpenTile counts={findings} view={view} texts={texts} />
        </div>
        <DestinationSection figure={split.destination} view={view} change={change} texts={texts} />
        <FlowSection table={flow.table} flows={flow.flows} texts={texts} />
        <TimeSection month={split.month} year={split.year} texts={texts} marks={marks} events={list} />
        <SplitCards>
          {shown.map((by) => (
            <SplitCard key={by} figure={split[by]} texts={texts} />
          ))}
        </SplitCards>
      </div>
    </Page>
  );
}

function LargestTile({ figure, view, texts }: { figure: Figure; view: View; texts: Texts }) {
  const { t, number, percent } = texts;
  const [largest] = figure.rows;
  if (!largest) return null;
  const country = rowName('destination', largest.key, texts);
  const share = percent((100 * largest.value) / figure.answered);
  return (
    <TileFrame
      title={t('dashboard.tiles.largest')}
      note={t('dashboard.tiles.largestIs', { country, count: number(largest.value), total: number(figure.answered) })}
      explanation={<Explanation figure={figure} texts={texts} />}
    >
      <Link
        href={addressOf(`/dashboard/${largest.key}`, { ...view, where: {} })}
        prefetch={false}
        aria-label={`${t('dashboard.open', { country })}: ${share}`}
        className="text-accent no-underline hover:underline"
      >
        {share}
      </Link>
    </TileFrame>
  );
}
