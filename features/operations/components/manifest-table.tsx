import type { ReactNode } from 'react';
import { Badge } from '@/components/notice';
import { RowLink } from '@/components/row-link';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { papersInWords, stateWords } from '../layouts';
import type { ShownRow } from '../queries/operation';
import { isWayHome, type Kind } from '../rules';

type Props = {
  kind: Kind;
  rows: readonly ShownRow[];
  texts: Texts;
  /** With a box before each row, ticked to begin with where it says so. */
  ticked?: (position: number) => boolean;
};

/** The people on a manifest. Names are masked; a case opens by its number. */
export function ManifestTable({ kind, rows, texts, ticked }: Props) {
  const { t } = texts;
  const home = isWayHome(kind);
  const title = (key: 'position' | 'person' | 'papers' | 'state' | 'pick') => t(`operations.manifest.columns.${key}`);
  return (
    <Table
      caption={t('operations.manifest.caption')}
      columns={[
        { key: 'position', title: title(ticked ? 'pick' : 'position') },
        { key: 'person', title: title('person') },
        ...(home ? [{ key: 'papers', title: title('papers'), roomy: true }] : []),
        { key: 'state', title: title('state') },
      ]}
      rows={rows.map((found) => ({
        key: found.row.id,
        cells: [
          ticked ? (
            <Tick key="pick" position={found.row.position} began={ticked(found.row.position)} texts={texts} />
          ) : (
            <span key="position" className="tabular-nums">
              {found.row.position}
            </span>
          ),
          <Who key="person" found={found} texts={texts}>
            {home && (
              <span className="block sm:hidden">
                <Papers kind={kind} found={found} texts={texts} />
              </span>
            )}
          </Who>,
          ...(home ? [<Papers key="papers" kind={kind} found={found} texts={texts} />] : []),
          stateWords(kind, found.row, texts),
        ],
      }))}
    />
  );
}

function Tick({ position, began, texts: { t } }: { position: number; began: boolean; texts: Texts }) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-2 tabular-nums sm:min-h-0">
      <input
        type="checkbox"
        name="row"
        value={position}
        defaultChecked={began}
        aria-label={t('operations.manifest.choose', { position })}
        className="size-5 shrink-0 accent-accent"
      />
      {position}
    </label>
  );
}

function Who({ found, texts, children }: { found: ShownRow; texts: Texts; children?: ReactNode }) {
  const { t } = texts;
  const { file, maskedName, withheld } = found;
  const name = withheld ? t('operations.manifest.withheld') : maskedName;
  return (
    <span>
      {file ? (
        <RowLink href={`/cases/${file.reference}`}>{file.reference}</RowLink>
      ) : (
        <span className="font-semibold">{t('operations.manifest.unknown')}</span>
      )}{' '}
      {name && <span className="font-semibold">{name}</span>}{' '}
      <span className="text-sm text-quiet">{knownOf(found, texts)}</span>
      {children}
    </span>
  );
}

/** What codes tell of somebody: sex, year of birth or age, province, and which office handles the case. */
export function knownOf({ sex, birthYear, homeProvince, row, office }: ShownRow, { t, locale }: Texts): string {
  return [
    sex && label('sex', sex, locale),
    birthYear && t('cases.list.born', { year: String(birthYear) }),
    row.age !== null && t('operations.manifest.age', { age: row.age }),
    homeProvince && label('province', homeProvince, locale),
    office,
  ]
    .filter(Boolean)
    .join(', ');
}

function Papers({ kind, found, texts }: { kind: Kind; found: ShownRow; texts: Texts }) {
  const words = papersInWords(kind, found, texts);
  if (found.row.overridden) return <Badge tone="warn">{words}</Badge>;
  return found.block && words ? <Badge tone="alarm">{words}</Badge> : words;
}
