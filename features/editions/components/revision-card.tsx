import Link from 'next/link';
import { Card } from '@/components/page';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { keptRevision } from '../content';
import type { NamedChanges } from '../queries/revisions';
import { type Change, type ChangeKind, type Correction, changeKinds, type Revision } from '../revision';
import { becauseOf, nameOf, signed } from '../telling';

type Props = { month: string; revision: Revision; named: NamedChanges; offices: Map<string, string>; texts: Texts };

/** How the edition would read today: each number that differs, and the cases behind it for those who may see them. */
export function RevisionCard({ month, revision, named, offices, texts }: Props) {
  const { t } = texts;
  if (revision.differences.length === 0)
    return (
      <Card title={t('editions.revision.today')} id="revision">
        <p className="max-w-prose text-pretty">{t('editions.revision.none')}</p>
      </Card>
    );
  return (
    <Card title={t('editions.revision.today')} id="revision">
      <p className="mb-3 max-w-prose text-pretty">{t('editions.revision.lead')}</p>
      <Differences month={month} revision={revision} texts={texts} />
      <h3 className="mt-5 font-semibold">{t('editions.revision.cases')}</h3>
      {changeKinds.map((kind) => (
        <CasesOf key={kind} kind={kind} named={named} offices={offices} texts={texts} />
      ))}
    </Card>
  );
}

function Differences({ month, revision, texts }: { month: string; revision: Revision; texts: Texts }) {
  const { t, number } = texts;
  return (
    <Table
      caption={t('editions.revision.caption')}
      columns={[
        { key: 'number', title: t('editions.revision.number') },
        { key: 'before', title: t('editions.revision.then'), numeric: true },
        { key: 'after', title: t('editions.revision.now'), numeric: true },
        { key: 'difference', title: t('editions.revision.difference'), numeric: true },
        { key: 'because', title: t('editions.revision.because'), roomy: true },
      ]}
      rows={keptRevision(revision).map((difference) => ({
        key: `${difference.figure} ${difference.part} ${difference.key}`,
        cells: [
          nameOf(difference, month, texts),
          number(difference.before),
          number(difference.after),
          signed(difference.after - difference.before, texts),
          becauseOf(difference, texts),
        ],
      }))}
    />
  );
}

type Cases = { kind: ChangeKind; named: NamedChanges; offices: Map<string, string>; texts: Texts };

function CasesOf({ kind, named, offices, texts }: Cases) {
  const { t } = texts;
  const here = named.named.filter((change) => change.kind === kind);
  const others = named.others.find((other) => other.kind === kind)?.count ?? 0;
  if (here.length + others === 0) return null;
  return (
    <details className="mt-3">
      <summary className="cursor-pointer py-2.5 sm:py-1">
        {t('editions.revision.kind', { kind: t(`editions.revision.kinds.${kind}`), count: here.length + others })}
      </summary>
      <ul className="mt-1 grid gap-x-6 pl-5 sm:grid-cols-2">
        {here.map((change) => (
          <li key={change.reference}>
            <Link
              href={`/cases/${change.reference}`}
              prefetch={false}
              className="inline-block py-2.5 text-accent underline sm:py-0"
            >
              {change.reference}
            </Link>{' '}
            <Corrections change={change} offices={offices} texts={texts} />
          </li>
        ))}
        {others > 0 && <li className="text-quiet">{t('editions.revision.others', { count: others })}</li>}
      </ul>
    </details>
  );
}

type CorrectionsProps = { change: Change; offices: Map<string, string>; texts: Texts };

function Corrections({ change, offices, texts }: CorrectionsProps) {
  const { t } = texts;
  const said = change.corrections.map((each) =>
    t('editions.revision.change', {
      fact: t(`editions.revision.fact.${each.fact}`),
      from: valueIn(each.fact, each.from, offices, texts),
      to: valueIn(each.fact, each.to, offices, texts),
    }),
  );
  return said.length > 0 ? <span className="text-sm text-quiet">{said.join('; ')}</span> : null;
}

function valueIn(fact: Correction['fact'], value: string, offices: Map<string, string>, texts: Texts): string {
  const { t, shortDay, locale } = texts;
  if (value === '') return t('editions.revision.nothing');
  if (fact === 'destination') return label('country', value, locale);
  if (fact === 'office') return offices.get(value) ?? value;
  if (fact === 'handledOn' || fact === 'returnedOn') return shortDay(value);
  return value
    .split(' ')
    .map((code) => label('recruitment_channel', code, locale))
    .join(', ');
}
