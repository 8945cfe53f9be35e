import { foldNik, foldPassport, foldPhone } from '@/features/people/rules';
import type { Left } from './file';
import { nicknamesOf } from './nicknames';
import type { Recorded } from './people';
import type { Probe } from './probes';
import { type Script, thereAndBack } from './spelling';

/**
 * Decides, from how the people were made and knowing nothing of the matcher, whether what is left of a probe fits others in the
 * base as well as it fits its own record: no fact fits worse, and no part of the name. How well a fact fits: not (below 1),
 * nothing is told in the record (1), and from 2 up the more the better. Of one word that is left nobody can tell of how many it was.
 */
export type Oracle = { fitting(probe: Probe): number[] };

export function oracleOver(size: number, recordAt: (n: number) => Recorded): Oracle {
  const byPart = new Map<string, number[]>();
  for (let n = 0; n < size; n++)
    for (const part of new Set(recordAt(n).parts)) {
      const had = byPart.get(part);
      if (had) had.push(n);
      else byPart.set(part, [n]);
    }
  const vocabulary = vocabularyOf([...byPart.keys()]);
  /** Everybody whose name could have left this part behind. */
  const bearers = (left: Left) => [...new Set(vocabulary(left).flatMap((part) => byPart.get(part) ?? []))];

  return {
    fitting(probe) {
      const lefts = probe.name.flatMap(({ left }) => (left ? [left] : []));
      if (probe.truth === null) {
        const all = new Set(lefts.filter(({ kind }) => kind !== 'initial').flatMap(bearers));
        return [...all].filter((n) => fitsInAll(probe, lefts, recordAt(n)));
      }
      const own = lefts.map((left) => fits(left, probe.own.parts));
      // What must be in the name of whoever fits as well: of that the part with the fewest bearers.
      const needed = lefts
        .filter((left, n) => own[n] && left.kind !== 'initial')
        .map((left) => ({
          left,
          all: vocabulary(left).reduce((sum, part) => sum + (byPart.get(part)?.length ?? 0), 0),
        }));
      const rarest = needed.sort((a, b) => a.all - b.all)[0];
      const candidates = rarest ? bearers(rarest.left) : [];
      return candidates.filter((n) => n !== probe.truth && fitsAsWell(probe, lefts, recordAt(n)));
    },
  };
}

function fitsAsWell(probe: Probe, lefts: Left[], record: Recorded): boolean {
  if (lefts.length > 1 && record.parts.length > Math.max(lefts.length, probe.own.parts.length)) return false;
  if (lefts.some((left) => fits(left, probe.own.parts) && !fits(left, record.parts))) return false;
  return factsOf(probe, record).every((level, n) => level >= (factsOf(probe, probe.own)[n] ?? 0));
}

/**
 * Of somebody who is not in the base: a record there that nothing both files tell keeps apart, and that has the whole of one of
 * the names. Whoever reads the two cannot tell whether they are one, though we know.
 */
function fitsInAll(probe: Probe, lefts: Left[], record: Recorded): boolean {
  const spoken = lefts.filter((left) => left.kind !== 'initial');
  const found = spoken.filter((left) => fits(left, record.parts)).length;
  if (found < Math.min(spoken.length, record.parts.length)) return false;
  return factsOf(probe, record).every((level) => level >= 1);
}

/** How well each fact of the probe fits a record. */
function factsOf({ facts }: Probe, { facts: other }: Recorded): number[] {
  const number = (one: string | undefined, two: string | undefined, fold: (words: string) => string) =>
    equal(one && fold(one), two && fold(two));
  return [
    number(facts.nik, other.nik, foldNik),
    changing(number(facts.passport, other.passport, foldPassport)),
    changing(number(facts.phone, other.phone, (words) => foldPhone(words.replace(/^00/, '+').replace(/^8/, '08')))),
    birthLevel(facts.birth, other.birth),
    equal(code(facts.sex), code(other.sex)),
    equal(code(facts.homeProvince), code(other.homeProvince)),
    changing(equal(facts.address, other.address)),
    changing(equal(facts.contacts, other.contacts)),
  ];
}

/** Booklets, phones and homes change (vocabulary, list 20): another one fits as well as none. */
const changing = (level: number) => Math.max(level, 1);

const code = (value: string | null | undefined) => (value && !['unknown', 'declined'].includes(value) ? value : '');

function equal(one: string | undefined, two: string | undefined): number {
  if (!one || !two) return 1;
  return one === two ? 3 : 0;
}

function birthLevel(one: string | undefined, two: string | undefined): number {
  if (!one || !two) return 1;
  const least = Math.min(one.length, two.length);
  if (one.slice(0, least) === two.slice(0, least)) return least;
  const [year, month, day] = one.split('-');
  if (day && two === `${year}-${day}-${month}`) return 9;
  const near = Math.abs(Number(year) - Number(two.slice(0, 4))) <= 1;
  if (near && day && one.slice(4) === two.slice(4)) return 3;
  return near ? 0.5 : 0;
}

function fits(left: Left, parts: readonly string[]): boolean {
  return parts.some((part) => leaves(part, left));
}

function leaves(part: string, left: Left): boolean {
  if (left.kind === 'part') return today(part) === today(left.part);
  if (left.kind === 'initial') return part.startsWith(left.letter);
  if (left.kind === 'nick') return nicknamesOf(part).includes(left.form);
  return thereAndBack(left.script, part) === left.form;
}

/** One name in the spellings of 1901, 1947 and 1972 is one name: of Djap and Jap either may have left the other behind. */
const today = (part: string) =>
  part
    .toLowerCase()
    .replace(/oe/g, 'u')
    .replace(/tj/g, 'c')
    .replace(/dj/g, 'j')
    .replace(/nj/g, 'ny')
    .replace(/sj/g, 'sy')
    .replace(/ch/g, 'kh');

/** The parts that could have left something behind; asked for often, so remembered. */
function vocabularyOf(all: string[]): (left: Left) => string[] {
  const heard = new Map<Script, Map<string, string[]>>();
  const nick = Map.groupBy(
    all.flatMap((part) => nicknamesOf(part).map((form) => ({ form, part }))),
    ({ form }) => form,
  );
  const spelt = Map.groupBy(all, today);
  return (left) => {
    if (left.kind === 'part') return spelt.get(today(left.part)) ?? [];
    if (left.kind === 'initial') return all.filter((part) => part.startsWith(left.letter));
    if (left.kind === 'nick') return (nick.get(left.form) ?? []).map(({ part }) => part);
    const forms = heard.get(left.script) ?? Map.groupBy(all, (part) => thereAndBack(left.script, part));
    heard.set(left.script, forms);
    return forms.get(left.form) ?? [];
  };
}
