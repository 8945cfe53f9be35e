import { quantile, type Took } from '../measure';
import { corruptions } from './corruptions';
import type { Judgement } from './judged';
import type { Offered } from './trial';

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

export type Measured = { judgement: Judgement; offered: Offered[] };

/** What is promised of a base of a hundred thousand. */
export const promised = { recall: 0.98, precision: 0.99, same: 0.999, inThree: 0.95, median: 20, p99: 100, per100k: 3 };

export function quality(name: string, { recall, precision, same }: Judgement): string {
  const sure = same.called > 0 ? percent(same.precision) : 'none';
  return `${name.padEnd(34)} recall ${percent(recall).padStart(8)}   precision ${percent(precision).padStart(8)}   same alone ${sure.padStart(9)}`;
}

export function details(judgement: Judgement): string[] {
  const { clear, wrong, offered, strictPrecision, same, ambiguous, unclearNobodies, unclearOffered } = judgement;
  const { few, fewInThree, fewLikely, many, manyInThree, manyAtBest, offered: asOffers } = ambiguous;
  const all = few + many;
  return [
    `Clear: ${clear.truths} true matches, ${clear.nobodies} nobody. False: ${wrong} true with somebody else first, ${offered} nobody with anybody offered.`,
    `Same is said ${same.called} times, of all probes, and is right ${same.right} times: for ${percent(same.share)} of the true matches.`,
    `Apart, others fit as well: one or two others, ${few} probes, the true person among the first three the form shows for ${fewInThree} (${percent(fewInThree / few)});`,
    `  by the scores of all who could be meant, ${fewLikely.toFixed(1)} were to be expected among the three shown: what is left of these probes tells no more;`,
    `  more others, ${many} probes, among the first three for ${manyInThree}; three places chosen blindly among them would hold ${manyAtBest.toFixed(1)}.`,
    `  together ${percent((fewInThree + manyInThree) / all)} of ${all}; if every file of the first group were shown, and the second were chosen blindly, ${percent((few + manyAtBest) / all)}: more than that is known only by how rare and how spelt a name is;`,
    `  without similar names, as possible same persons alone, ${asOffers} of ${all}.`,
    `Apart, nobody, but nothing told keeps them from somebody: ${unclearNobodies} probes, ${unclearOffered} offered somebody; counted as false too, precision is ${percent(strictPrecision)}.`,
    'Missed, by corruption (of clear true matches with it; most have more than one):',
    ...judgement.misses.map(
      ({ name, missed, of }) =>
        `  ${name.padEnd(16)} ${String(missed).padStart(4)} of ${String(of).padStart(5)}  ${percent(missed / of).padStart(8)}   ${corruptions[name].from}`,
    ),
  ];
}

export function times(offered: Offered[]): { median: number; p99: number } {
  const all = offered.map(({ ms }) => ms);
  return { median: quantile(all, 0.5), p99: quantile(all, 0.99) };
}

export const seconds = ({ clock, worked }: Took) =>
  `${(worked / 1_000).toFixed(2)} s (by the clock ${(clock / 1_000).toFixed(2)})`;
