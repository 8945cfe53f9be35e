import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { RefusedView } from '@/features/figures/components/refused-view';
import { TileFrame } from '@/features/figures/components/tile';
import { ViewForm } from '@/features/figures/components/view-form';
import { addressOf, viewFrom } from '@/features/figures/dashboard';
import type { Raw } from '@/features/figures/input';
import { periodWords } from '@/features/figures/labels';
import { FlowCard } from '@/features/retrafficking/components/flow-card';
import { RateSplit, RateTable, rateWords } from '@/features/retrafficking/components/rate-tables';
import { rateDimensions } from '@/features/retrafficking/input';
import { flowOf, type Rate, retraffickingRate } from '@/features/retrafficking/queries/rate';
import { horizons, rateOf } from '@/features/retrafficking/rules';
import { today } from '@/lib/calendar';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';

const limits = ['joined', 'undecided', 'observing', 'small', 'known'] as const;

export default async function AgainPage({ searchParams }: { searchParams: Promise<Raw> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t, day } = texts;
  const { view, refused } = viewFrom(await searchParams);
  const question = { ...view.period, where: view.where };
  const [rate, flows, ...splits] = await Promise.all([
    retraffickingRate(actor, question),
    flowOf(actor, question),
    ...rateDimensions.map((by) => retraffickingRate(actor, { ...question, by })),
  ]);
  return (
    <Page
      title={t('again.rate.title')}
      lead={t('again.rate.lead', { period: periodWords(view.period, texts), asOf: day(view.period.asOf) })}
      actions={
        <>
          <LinkButton look="plain" href={addressOf('/dashboard/again/download', view)} prefetch={false}>
            {t('again.rate.csv')}
          </LinkButton>
          <LinkButton look="quiet" href={addressOf('/dashboard', view)} prefetch={false}>
            {t('app.back')}
          </LinkButton>
        </>
      }
    >
      <RefusedView refused={refused} texts={texts} />
      <ViewForm view={view} path="/dashboard/again" today={today()} texts={texts} withRegion />
      <div className="grid grid-cols-1 gap-4">
        <Tiles rate={rate} texts={texts} />
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <Card title={t('again.rate.numbers')}>
            <RateTable rate={rate} texts={texts} />
          </Card>
          <Card title={t('again.rate.meaning')}>
            <p className="text-pretty">{t('again.rate.definition')}</p>
            <ul className="mt-2 grid list-disc gap-1 pl-5 text-pretty">
              {limits.map((limit) => (
                <li key={limit}>{t(`again.rate.limits.${limit}`)}</li>
              ))}
            </ul>
          </Card>
        </div>
        <FlowCard flows={flows} question={question} texts={texts} />
        {rateDimensions.map((by, n) => {
          const split = splits[n];
          return (
            split && (
              <Card key={by} title={t(`figures.dimensions.${by}`)}>
                <RateSplit rate={split} by={by} texts={texts} />
              </Card>
            )
          );
        })}
      </div>
    </Page>
  );
}

function Tiles({ rate, texts }: { rate: Rate; texts: Texts }) {
  const { t, number } = texts;
  return (
    <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-3">
      {horizons.map((months) => {
        const tally = rate.whole[months];
        const words = { again: number(tally.again), observed: number(tally.observed) };
        const open = { undecided: number(tally.undecided), observing: number(tally.observing) };
        return (
          <TileFrame
            key={months}
            title={t('again.rate.within', { months })}
            note={
              <>
                {t('again.rate.of', words)} <span className="block">{t('again.rate.beside', open)}</span>
              </>
            }
          >
            {rateWords(rateOf(tally), texts)}
          </TileFrame>
        );
      })}
    </div>
  );
}
