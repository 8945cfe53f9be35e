import type { Texts } from '@/lib/texts';
import type { Verdict } from './checker';
import { type Cell, type Kind, nameOf } from './statistics';
import { lineName, type ReleaseTable } from './tables';

/** What a release is called. */
export function releaseName(
  { kind, month, number, content }: { kind: Kind; month: string; number: number; content: { partner: string | null } },
  texts: Texts,
): string {
  const { t } = texts;
  const said = { month: texts.month(month), number };
  if (content.partner) return t('releases.nameFor', { partner: content.partner, ...said });
  return t('releases.name', { kind: t(`releases.kinds.${kind}`), ...said });
}

/** Where a release stands. What nobody decided on in time waits for nobody any more. */
export function standingOf({ state, isAsked }: { state: 'draft' | 'released' | 'declined'; isAsked: boolean }) {
  return state === 'draft' && !isAsked ? ('lapsed' as const) : state;
}

/** The checker's verdict in a sentence. */
export function verdictSentence({ safe, tried, tightest, ...found }: Verdict, { t }: Texts): string {
  if (safe) return tightest === null ? t('releases.verdict.safeNone') : t('releases.verdict.safe', { tried, tightest });
  const names = new Set([
    ...found.findings.map(({ name }) => name),
    ...found.moved,
    ...found.unrounded,
    ...found.impossible,
  ]);
  return t('releases.verdict.unsafe', { count: names.size });
}

/** Everything that stands in the way, each in a line. */
export function verdictLines({ findings, moved, unrounded, impossible }: Verdict, texts: Texts): string[] {
  const { t } = texts;
  const name = (path: string) => cellWords(path, texts);
  return [
    ...findings.map((finding) =>
      t(`releases.verdict.${finding.workedOut ? 'workedOut' : 'narrowed'}`, {
        name: name(finding.name),
        low: finding.low,
        high: finding.high,
      }),
    ),
    ...moved.map((path) => t('releases.verdict.moved', { name: name(path) })),
    ...unrounded.map((path) => t('releases.verdict.unrounded', { name: name(path) })),
    ...impossible.map((year) => t('releases.verdict.impossible', { name: year })),
  ];
}

/** A cell by its name: "Kasus ditangani, Mei 2023". */
function cellWords(path: string, texts: Texts): string {
  const [table = '', metric = '', period = '', key = ''] = path.split('/');
  const known = metric as Cell['metric'];
  const when = period.length === 7 ? texts.month(period) : period;
  const of = key && !key.endsWith('?') ? `, ${lineName(table as ReleaseTable['name'], key, texts)}` : '';
  return `${texts.t(`figures.metrics.${known}.name`)}, ${when}${of}`;
}

/** How a release differs from the one before of its kind: numbers that are new, and those repeated. */
export function difference(cells: Cell[], before: Cell[]): { added: number; kept: number } {
  const known = new Set(before.map(nameOf));
  const kept = cells.filter((cell) => known.has(nameOf(cell))).length;
  return { added: cells.length - kept, kept };
}
