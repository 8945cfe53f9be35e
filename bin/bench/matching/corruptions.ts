import type { Chance } from '@/features/demo/chance';
import type { File, Piece } from './file';
import { nicknames, nicknamesOf } from './nicknames';
import { muhammads } from './people';
import {
  birthSlip,
  dayMonth,
  factsMissing,
  newPassport,
  newPhone,
  nikSlip,
  phoneForm,
  sexSlip,
  yearOff,
} from './slips';
import { alikeSpelling, oldSpelling, scripts, thereAndBack, typed } from './spelling';

/**
 * What happens to the facts of somebody between one file and the next, and from where we know it. Written before the
 * matcher, from common practice, the spelling reforms and what the vocabulary page (list 20 and the rules for numbers)
 * tells. Each answers whether it could be done to this file at all.
 */
type Corruption = { weight: number; from: string; apply: (chance: Chance, file: File) => boolean };

export const corruptions = {
  one_word: {
    weight: 4,
    from: 'one-word names are lawful and common; guards and friends call people by one part',
    apply: oneWord,
  },
  title: {
    weight: 6,
    from: 'H. and Hj. after the pilgrimage, academic titles, bin and binti in Malaysian papers',
    apply: title,
  },
  muhammad: {
    weight: 7,
    from: 'the issue; passports of Saudi visas write Mohammed, Indonesian papers abbreviate',
    apply: muhammad,
  },
  old_spelling: {
    weight: 7,
    from: 'Soewandi 1947 (oe to u), EYD 1972 (tj dj j nj sj ch to c j y ny sy kh)',
    apply: respell(oldSpelling),
  },
  alike_spelling: {
    weight: 9,
    from: 'the issue (Rizky, Rizki) and the demonstration data (features/demo/names.ts)',
    apply: respell(alikeSpelling),
  },
  swapped_parts: {
    weight: 5,
    from: 'forms abroad ask for a family name that most people do not have',
    apply: swappedParts,
  },
  dropped_part: {
    weight: 7,
    from: 'short forms on lists of rescued people; passports with one name only',
    apply: droppedPart,
  },
  nickname: {
    weight: 5,
    from: 'how companions call each other: a known short form, or the end of the name',
    apply: nickname,
  },
  typing: { weight: 9, from: 'Damerau 1964: one letter other, more, less, or two swapped', apply: typing },
  foreign_script: {
    weight: 6,
    from: 'lists of Cambodian, Thai, Chinese and Burmese police, romanised again',
    apply: foreignScript,
  },
  day_month: { weight: 5, from: 'dates written month first in Philippine, Thai and American papers', apply: dayMonth },
  year_off: { weight: 5, from: 'age told instead of a date; birth papers made later', apply: yearOff },
  birth_slip: { weight: 4, from: 'a digit misread; then the NIK tells another date than the file', apply: birthSlip },
  sex_slip: {
    weight: 2,
    from: 'the other box ticked; then the NIK (+40 for women, Dukcapil) tells another sex',
    apply: sexSlip,
  },
  nik_slip: { weight: 5, from: 'sixteen digits dictated by phone: one wrong, or two swapped', apply: nikSlip },
  new_passport: { weight: 9, from: 'vocabulary, list 20: a new booklet has a new number', apply: newPassport },
  phone_form: { weight: 4, from: '0812…, +62 812…, 62-812…, 812…', apply: phoneForm },
  new_phone: { weight: 7, from: 'phones are taken in the compounds; prepaid numbers die', apply: newPhone },
  facts_missing: { weight: 8, from: 'told partly instead of well, as in the demonstration data', apply: factsMissing },
} satisfies Record<string, Corruption>;

export type CorruptionName = keyof typeof corruptions;

const weights = Object.fromEntries(Object.entries(corruptions).map(([name, { weight }]) => [name, weight]));
const howMany = { 1: 50, 2: 33, 3: 17 } as const;

/** One to three different corruptions, done to the file; their names. */
export function corrupt(chance: Chance, file: File): CorruptionName[] {
  const wanted = Number(chance.weighted(howMany));
  const done: CorruptionName[] = [];
  for (let attempt = 0; done.length < wanted && attempt < 40; attempt++) {
    const name = chance.weighted(weights) as CorruptionName;
    if (!done.includes(name) && corruptions[name].apply(chance, file)) done.push(name);
  }
  file.facts.name = file.name
    .map(({ text }) => text)
    .filter(Boolean)
    .join(' ');
  return done;
}

const parts = (file: File) => file.name.filter(({ left }) => left !== null);
/** Of two names told with a given name and more: those that still say something by themselves. */
const whole = (file: File) => file.name.filter(({ left, text }) => left?.kind === 'part' && !text.includes('.'));

function oneWord(chance: Chance, file: File): boolean {
  const all = whole(file);
  if (all.length < 2) return false;
  file.name = [chance.pick(all)];
  return true;
}

const before = [
  'H.',
  'H.',
  'Hj.',
  'Drs.',
  'Dra.',
  'Ir.',
  'KH',
  'Ust.',
  'Bpk.',
  'Ibu',
  'Sdr.',
  'Sdri.',
  'Mr.',
  'Ms.',
  'Raden',
  'R.',
  'dr.',
];
const after = ['S.Pd', 'S.E.', 'SH', 'S.Kom', 'A.Md', 'S.T.', 'S.Ag.', 'M.M.'];
const fathers = [
  'Abdullah',
  'Ahmad',
  'Hasan',
  'Sulaiman',
  'Usman',
  'Karim',
  'Saleh',
  'Samad',
  'Rahman',
  'Umar',
  'Mansur',
  'Ramli',
];

function title(chance: Chance, file: File): boolean {
  const add = (text: string): Piece => ({ text, left: null });
  const kind = chance.weighted({ before: 55, after: 15, father: 30 });
  if (kind === 'before') file.name.unshift(add(chance.pick(before)));
  if (kind === 'after') file.name.push(add(chance.pick(after)));
  if (kind === 'father') file.name.push(add(file.facts.sex === 'female' ? 'binti' : 'bin'), add(chance.pick(fathers)));
  return true;
}

function muhammad(chance: Chance, file: File): boolean {
  const at = file.name.findIndex(({ text }) => muhammads.includes(text));
  if (at < 0) return false;
  if (file.name.length > 1 && chance.yes(0.25)) {
    file.name.splice(at, 1);
    return true;
  }
  const text = chance.pick([
    ...muhammads,
    'Mohammed',
    'Moehammad',
    'Mhd.',
    'Md.',
    'Muh',
    'M',
    'Moh',
    'Mohamed',
    'Mukhamad',
  ]);
  if (text === file.name[at]?.text) return false;
  file.name[at] = {
    text,
    left: text.startsWith('M.') || text === 'M' ? { kind: 'initial', letter: 'M' } : { kind: 'part', part: 'Muhammad' },
  };
  return true;
}

function respell(how: (chance: Chance, part: string) => string) {
  return (chance: Chance, file: File): boolean => {
    const able = whole(file).filter((piece) => how(chance, piece.text) !== piece.text);
    for (const [n, piece] of chance.shuffled(able).entries())
      if (n === 0 || chance.yes(0.4)) piece.text = how(chance, piece.text);
    return able.length > 0;
  };
}

function swappedParts(chance: Chance, file: File): boolean {
  if (parts(file).length < 2) return false;
  const turned = chance.yes(0.7) ? [...file.name.slice(1), ...file.name.slice(0, 1)] : chance.shuffled(file.name);
  file.name = turned.every((piece, n) => piece === file.name[n]) ? turned.toReversed() : turned;
  return true;
}

function droppedPart(chance: Chance, file: File): boolean {
  const all = whole(file);
  if (all.length < 2) return false;
  const piece = chance.pick(all);
  const at = file.name.indexOf(piece);
  const letter = piece.text.charAt(0);
  const instead: Piece[] = chance.yes(0.3) ? [{ text: `${letter}.`, left: { kind: 'initial', letter } }] : [];
  file.name.splice(at, 1, ...instead);
  return true;
}

function nickname(chance: Chance, file: File): boolean {
  const able = whole(file).flatMap((piece) =>
    piece.left?.kind === 'part' && nicknamesOf(piece.left.part).length > 0 ? [{ piece, part: piece.left.part }] : [],
  );
  const one = able[0] && chance.pick(able);
  if (!one) return false;
  const known = nicknames[one.part];
  const form = known && chance.yes(0.7) ? chance.pick(known) : chance.pick(nicknamesOf(one.part));
  const called: Piece = { text: form, left: { kind: 'nick', form } };
  // Mostly in place of the part it is made from, now and then the only name there is.
  if (chance.yes(0.8)) file.name.splice(file.name.indexOf(one.piece), 1, called);
  else file.name = [called];
  return true;
}

function typing(chance: Chance, file: File): boolean {
  const able = file.name.filter(({ left, text }) => left && left.kind !== 'initial' && text.length > 3);
  if (able.length === 0) return false;
  const piece = chance.pick(able);
  piece.text = typed(chance, piece.text);
  if (chance.yes(0.2)) {
    const another = chance.pick(able);
    another.text = typed(chance, another.text);
  }
  return true;
}

function foreignScript(chance: Chance, file: File): boolean {
  if (whole(file).length === 0) return false;
  const script = chance.pick(scripts);
  for (const piece of whole(file)) {
    if (piece.left?.kind !== 'part') continue;
    // What was written is heard, whatever it was made from; what is left is how the modern name would be heard.
    piece.text = thereAndBack(script, piece.text);
    piece.left = { kind: 'heard', script, form: thereAndBack(script, piece.left.part) };
  }
  if (chance.yes(0.15) && file.name.length > 1)
    file.name = [
      {
        text: file.name.map(({ text }, n) => (n === 0 ? text : text.toLowerCase())).join(''),
        left: file.name[0]?.left ?? null,
      },
      ...file.name.slice(1).map((piece) => ({ ...piece, text: '' })),
    ];
  return true;
}
