import { isPlain } from './rules';

/**
 * Indonesian names in the forms in which they can be compared. A part of a name is known by four: as written today (`text`),
 * by its sound, however it is spelt (`sound`), by what is left of it after a clerk abroad wrote it in his script and another
 * romanised it (`coarse`), and whether it says little (an initial, Muhammad, the name of a father).
 */
export type Part = {
  /** As a file has it, folded. */
  raw: string;
  text: string;
  sound: string;
  coarse: string;
  kind: 'name' | 'initial' | 'muhammad' | 'father';
};

const list = (words: string) => new Set(words.split(/\s+/));

/** What stands before or after a name and is none: of pilgrims, of learning, of address; the Balinese articles. */
const titles = list(
  `h hj haji hajah hajjah hjh drs dra ir prof dr drg kh kyai kiai ust ustad ustadz ustadzah raden rd rr almarhum almarhumah alm almh
   spd se sh skom amd amdkep st sag mm msi ssos skep sip ssi spdi shi mpd msc mba phd mh sst skm mkom sfarm
   bpk bapak bp ibu sdr sdri tn ny nn nona mr mrs ms miss mas mbak i ni`,
);
const fatherFollows = list('bin binti bte bt binte ibn ibnu');
/** Whose file begins so is told by somebody else's name: a friend of Rizky is not Rizky. */
const relations = list('teman kawan rekan adik kakak istri suami sepupu keponakan tetangga saudara saudari anak');
const muhammad =
  /^(?:m|mhd|md|mohd|muhd|moh|muh|moch|much|mokh|mukh|m[aou]+(?:h|ch|kh)[aeo]?m+[aeo]?[dt](?:h|e)?|muhan?mod[eu]?|muhanmode)$/;

/** The parts of a name as told, titles left out; a name of nothing but titles is kept as it is. */
export function partsOf(name: string): Part[] {
  const words = wordsOf(name);
  if (relations.has(words[0] ?? '') && words.length > 1) return [];
  const named = words.filter((word) => !titles.has(word));
  const kept = named.some((word) => word.length > 1) ? named : words;
  const parts: Part[] = [];
  let father = false;
  for (const word of kept) {
    if (fatherFollows.has(word) && parts.length > 0) father = true;
    else parts.push(partOf(word, father));
  }
  return parts;
}

function wordsOf(name: string): string[] {
  return unmarked(name)
    .flatMap((word) => {
      if (!word.includes('.')) return word;
      const without = word.replaceAll('.', '');
      return titles.has(without) ? without : word.split('.');
    })
    .filter(Boolean);
}

function unmarked(name: string): string[] {
  if (isPlain(name))
    return name
      .replace(/['`]/g, '')
      .toLowerCase()
      .split(/[^a-z0-9.]+/);
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u);
}

const known = new Map<string, Part>();
const MOST_KNOWN = 200_000;

/** A part is worked out once: of a million names most parts are the same few thousand. */
function partOf(word: string, father: boolean): Part {
  const key = father ? `bin ${word}` : word;
  const had = known.get(key);
  if (had) return had;
  if (known.size > MOST_KNOWN) known.clear();
  const text = modern(word);
  const part: Part = { raw: word, text, sound: soundOf(text), coarse: coarseOf(text), kind: kindOf(word, father) };
  known.set(key, part);
  return part;
}

function kindOf(word: string, father: boolean): Part['kind'] {
  if (father) return 'father';
  if (word.length === 1) return 'initial';
  return muhammad.test(word.replaceAll('oe', 'u')) ? 'muhammad' : 'name';
}

/** The spelling of 1972 for that of 1901 and 1947: oe, tj, dj, nj, sj, ch. Whether j was y only the sound can tell. */
export function modern(word: string): string {
  return word
    .replace(/oe/g, 'u')
    .replace(/tj/g, 'c')
    .replace(/dj/g, 'j')
    .replace(/nj/g, 'ny')
    .replace(/sj/g, 'sy')
    .replace(/ch/g, 'kh');
}

/** How it sounds to a clerk: i and y, f, v and p, z and s, j and y, doubled letters and a mute h are one. */
export function soundOf(text: string): string {
  return text
    .replace(/iy(?=[aeou])/g, 'y')
    .replace(/x/g, 'ks')
    .replace(/kh|q/g, (found) => (found === 'q' ? 'k' : 'h'))
    .replace(/sy|sh|z|dz/g, 's')
    .replace(/[fv]/g, 'p')
    .replace(/(?<=[bcdgjkpst])h/g, '')
    .replace(/y(?![aeiou])/g, 'i')
    .replace(/y/g, 'j')
    .replace(/ai|ei/g, 'e')
    .replace(/ie/g, 'i')
    .replace(/o/g, 'u')
    .replace(/(.)\1+/g, '$1')
    .replace(/h$/, '')
    .replace(/d$/, 't')
    .replace(/b$/, 'p')
    .replace(/g$/, (found, at: number, whole: string) => (whole[at - 1] === 'n' ? found : 'k'));
}

const classes: Record<string, string> = {
  k: 'k',
  g: 'k',
  t: 't',
  d: 't',
  p: 'p',
  b: 'p',
  f: 'p',
  v: 'p',
  s: 's',
  z: 's',
  x: 's',
  c: 's',
  j: 's',
  q: 's',
  l: 'l',
  r: 'l',
  m: 'm',
  n: 'n',
  w: 'w',
};

/** The consonants alone, in the classes that the scripts of the region do not keep apart. A first vowel is kept as one. */
export function coarseOf(text: string): string {
  const simple = text
    .replace(/zh|ch|sh|sy|gy|ky(?=[aeiou])/g, 's')
    .replace(/hp/g, 'p')
    .replace(/ng|ny|nh/g, 'n');
  let coarse = /^[aeiou]/.test(simple) ? 'a' : '';
  for (const letter of simple) {
    const found = classes[letter] ?? '';
    if (found && coarse.at(-1) !== found) coarse += found;
  }
  return coarse;
}
