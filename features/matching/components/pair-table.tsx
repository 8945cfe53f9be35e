import Link from 'next/link';
import { Badge } from '@/components/notice';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { Pair } from '../queries/pairs';
import type { ToldPerson } from '../queries/people-told';
import { EvidenceLines } from './evidence';
import { factsOf, maskedOf } from './people-table';

/** A page of the queue: who may be whom, and why. */
export function PairTable({ rows, texts }: { rows: Pair[]; texts: Texts }) {
  const { t } = texts;
  const columns = (['pair', 'evidence', 'state'] as const).map((key) => ({
    key,
    title: t(`peoplePages.pairs.columns.${key}`),
    roomy: key !== 'pair',
  }));
  return (
    <Table
      caption={t('peoplePages.pairs.caption')}
      columns={columns}
      rows={rows.map((pair) => ({
        key: pair.id,
        cells: [
          <Both key="pair" pair={pair} texts={texts} />,
          <EvidenceLines key="evidence" evidence={pair.evidence} texts={texts} />,
          <PairState key="state" pair={pair} texts={texts} />,
        ],
      }))}
    />
  );
}

function Both({ pair, texts }: { pair: Pair; texts: Texts }) {
  return (
    <div className="min-w-0">
      <Link
        href={`/people/doubtful/${pair.id}`}
        prefetch={false}
        className="inline-block py-2 font-semibold text-accent underline sm:py-0.5"
      >
        {[pair.one, pair.other].map((person) => maskedOf(person, texts)).join(' / ')}
      </Link>
      {[pair.one, pair.other].map((person) => (
        <p key={person.address} className="text-sm">
          <span className="text-quiet">{factsOf(person, texts)}</span> {placesOf(person, texts)}
        </p>
      ))}
      <div className="mt-2 grid gap-2 text-sm sm:hidden">
        <EvidenceLines evidence={pair.evidence} texts={texts} />
        <PairState pair={pair} texts={texts} />
      </div>
    </div>
  );
}

/** Where to and by which office, and when. */
export function placesOf({ cases }: ToldPerson, { locale, month, t }: Texts): string {
  return cases
    .map(({ destination, office, handledOn, returnedOn }) => {
      const told = `${label('country', destination, locale)}, ${office.code}, ${month(handledOn.slice(0, 7))}`;
      return returnedOn
        ? `${told} (${t('peoplePages.pairs.returned', { month: month(returnedOn.slice(0, 7)) })})`
        : told;
    })
    .join(' · ');
}

export function PairState({ pair, texts }: { pair: Pair; texts: Texts }) {
  const { t } = texts;
  return (
    <div className="flex flex-wrap gap-1">
      {pair.outcome !== 'different' && (
        <Badge tone={pair.outcome === 'same' ? 'calm' : 'plain'}>
          {t(`peoplePages.pairs.outcomes.${pair.outcome}`)}
        </Badge>
      )}
      {pair.state === 'asked' && <Badge tone="warn">{t('peoplePages.pairs.asked')}</Badge>}
      {pair.reopenedAt && pair.state === 'open' && <Badge tone="plain">{t('peoplePages.pairs.reopened')}</Badge>}
    </div>
  );
}
