import type { Chance } from '@/features/demo/chance';

/** How one name comes to be written in several ways. Each works on one part of a name and answers another writing, or the same. */

type Rule = readonly [RegExp, string];

const keepCase = (from: string, to: string) =>
  /^\p{Lu}/u.test(from) ? to.charAt(0).toUpperCase() + to.slice(1).toLowerCase() : to.toLowerCase();

function applied(text: string, [from, to]: Rule): string {
  return text.replace(from, (...found: string[]) => keepCase(found[0] ?? '', to));
}

/**
 * Van Ophuijsen's spelling (1901) wrote oe, tj, dj, j, nj, sj, ch; Soewandi (1947) made oe to u; EYD (1972) the others to
 * c, j, y, ny, sy, kh. Names keep the old one in birth papers, on graves and in old passports, or mix the two.
 */
const old: readonly Rule[] = [
  [/u/gi, 'oe'],
  [/sy/gi, 'sj'],
  [/kh/gi, 'ch'],
  [/ny/gi, 'nj'],
  [/(?<![a-z])y|(?<=[aeiou])y(?=[aeiou])/gi, 'j'],
  [/j/gi, 'dj'],
  [/(?<!k)c(?!h)/gi, 'tj'],
];

/** One part in the old spelling: all of it, or one sound only. */
export function oldSpelling(chance: Chance, part: string): string {
  const fitting = old.filter((rule) => applied(part, rule) !== part);
  if (fitting.length === 0) return part;
  if (chance.yes(0.5)) return applied(part, chance.pick(fitting));
  // From j to dj before y to j, or one would be taken for the other.
  const order = [5, 4, 0, 1, 2, 3, 6].map((at) => old[at] as Rule);
  return order
    .filter((rule) => fitting.includes(rule))
    .reduce((text, rule) => (rule === old[4] && /dj/i.test(text) ? text : applied(text, rule)), part);
}

/** What clerks write alike today: i for y, a doubled letter or one less, p for f and v, s or j for z, a mute h, k for q, t for th. */
const alike: readonly Rule[] = [
  [/y(?![aeiou])/gi, 'i'],
  [/i(?![a-z])/gi, 'y'],
  [/f/gi, 'p'],
  [/v/gi, 'f'],
  [/z/gi, 's'],
  [/z/gi, 'j'],
  [/(?<=[bcdgkt])h/gi, ''],
  [/h(?![a-z])/gi, ''],
  [/q/gi, 'k'],
  [/([bdfklmnprst])\1/gi, 'x'],
  [/(?<=[aeiou])([dlmnrst])(?=[aeiou])/gi, 'x'],
  [/d(?![a-z])/gi, 't'],
  [/t(?![a-z])/gi, 'th'],
  [/(?<=[a-z])iy(?=[aeo])/gi, 'y'],
  [/(?<![a-z])kh/gi, 'h'],
  [/ks/gi, 'x'],
  [/sy/gi, 's'],
  [/a(?=i)/gi, 'e'],
];

export function alikeSpelling(chance: Chance, part: string): string {
  const variants = alike
    .map(([from, to]) => {
      // A doubled letter becomes one, and one letter in the middle two.
      if (to !== 'x' || String(from) === '/ks/gi') return applied(part, [from, to]);
      const halved = part.replace(/([bdfklmnprst])\1/i, '$1');
      return halved === part ? part.replace(/(?<=[aeiou])([dlmnrst])(?=[aeiou])/i, '$1$1') : halved;
    })
    .filter((variant) => variant !== part && variant.length > 1);
  return variants.length > 0 ? chance.pick(variants) : part;
}

const neighbours: Record<string, string> = {
  a: 'sqwz',
  b: 'vnhg',
  c: 'xvdf',
  d: 'sfec',
  e: 'wrds',
  f: 'dgrv',
  g: 'fhtb',
  h: 'gjyn',
  i: 'uokj',
  j: 'hkum',
  k: 'jlim',
  l: 'kop',
  m: 'njk',
  n: 'bmhj',
  o: 'ipkl',
  p: 'ol',
  q: 'wa',
  r: 'etdf',
  s: 'adwx',
  t: 'rygf',
  u: 'yijh',
  v: 'cbfg',
  w: 'qesa',
  x: 'zcsd',
  y: 'tuhg',
  z: 'xas',
};

/** A slip of the fingers: a neighbouring key, two letters in the wrong order, one left out or one too many. Kinds after Damerau (1964). */
export function typed(chance: Chance, part: string): string {
  if (part.length < 3) return part;
  const at = chance.whole(1, part.length - 2);
  const letter = part[at]?.toLowerCase() ?? '';
  const beside = chance.pick([...(neighbours[letter] ?? letter)]);
  const [before, after] = [part.slice(0, at), part.slice(at + 1)];
  switch (chance.weighted({ other: 40, swapped: 20, less: 22, more: 18 })) {
    case 'other':
      return before + beside + after;
    case 'swapped':
      return before + (part[at + 1] ?? '') + letter + part.slice(at + 2);
    case 'less':
      return before + after;
    case 'more':
      return before + letter + (chance.yes(0.5) ? letter : beside) + after;
  }
}

export const scripts = ['khmer', 'thai', 'chinese', 'burmese'] as const;
export type Script = (typeof scripts)[number];

/**
 * A name that a clerk abroad wrote in his own script and that came back in Latin letters. Each list keeps what the script
 * cannot say: Khmer (UNGEGN romanisation) has no g, z, f or final d, b, g; Thai (RTGS) ends a syllable only in k, t, p, n, m, ng and
 * has no g, z, v; Chinese (pinyin, as Xinhua writes foreign names) has no r, and no syllable that ends otherwise than in a
 * vowel, n or ng; Burmese (MLCTS in common use) reads r as y, f as hp, and ends in a stop or a nasal only.
 */
const roads: Record<Script, readonly Rule[]> = {
  khmer: [
    [/sy|sh/g, 's'],
    [/ny/g, 'nh'],
    [/g(?!h)/g, 'k'],
    [/z/g, 's'],
    [/f|v/g, 'v'],
    [/j|c/g, 'ch'],
    [/u/g, 'ou'],
    [/d(?![a-z])/g, 't'],
    [/b(?![a-z])/g, 'p'],
    [/(?<=[aeiou])r(?![aeiou])/g, ''],
    [/([bdklmnprst])\1/g, '$1'],
    [/y(?![aeiou])/g, 'i'],
    [/h(?![a-z])/g, ''],
  ],
  thai: [
    [/sy|sh/g, 'ch'],
    [/ny/g, 'y'],
    [/ng/g, 'N'],
    [/g/g, 'k'],
    [/z/g, 's'],
    [/v/g, 'w'],
    [/j|c/g, 'ch'],
    [/([bdfklmnprst])\1/g, '$1'],
    [/(?:ch|[dstz])(?![a-z])/g, 't'],
    [/(?<=[aeiou])(?:ch|[ds])(?=[bdfgkmnpt])/g, 't'],
    [/[bfp](?![a-zN])/g, 'p'],
    [/(?<=[aeiou])[rl](?![aeiouy])/g, 'n'],
    [/y(?![aeiou])/g, 'i'],
    [/h(?![a-z])/g, ''],
    [/N/g, 'ng'],
  ],
  chinese: [
    [/sy|sh/g, 'x'],
    [/ny/g, 'ni'],
    [/([bdfgklmnprst])\1/g, '$1'],
    [/kh/g, 'h'],
    [/r(?=[aeiouy])/g, 'l'],
    [/v/g, 'w'],
    [/y(?![aeiou])/g, 'i'],
    [/h(?![aeiou])/g, ''],
    [/m(?![aeiou])/g, 'mu'],
    [/r(?![aeiou])/g, 'er'],
    [/l(?![aeiou])/g, 'er'],
    [/[sz](?![aeiou])/g, 'si'],
    [/k(?![aeiou])/g, 'ke'],
    [/t(?![aeiou])/g, 'te'],
    [/d(?![aeiou])/g, 'de'],
    [/b(?![aeiou])/g, 'bu'],
    [/p(?![aeiou])/g, 'pu'],
    [/g(?![aeiou])(?<!ng)/g, 'ge'],
    [/f(?![aeiou])/g, 'fu'],
    [/ki|gi/g, 'ji'],
    [/si(?=[a-z])|hi/g, 'xi'],
    [/ti/g, 'di'],
    [/(?<=[dtslnz])o/g, 'uo'],
    [/c/g, 'q'],
  ],
  burmese: [
    [/sy|sh/g, 'sh'],
    [/ny/g, 'ny'],
    [/ng/g, 'N'],
    [/r(?=[aeiou])/g, 'y'],
    [/f/g, 'hp'],
    [/v/g, 'b'],
    [/j/g, 'gy'],
    [/c/g, 'ky'],
    [/([bdfgklmnprst])\1/g, '$1'],
    [/(?<=[aeiou])[rlhy](?![aeiouy])/g, ''],
    [/(?<=[aeiou])[ksdtpbgz](?![aeiouyh])/g, 't'],
    [/(?<=[aeiou])m(?![aeiou])/g, 'n'],
    [/N/g, 'ng'],
    [/y(?![aeiou])/g, 'i'],
  ],
};

const known = new Map<string, string>();

/** The same for everybody of that name: the lists leave no choice. */
export function thereAndBack(script: Script, part: string): string {
  const key = `${script} ${part}`;
  const had = known.get(key);
  if (had !== undefined) return had;
  const back = roads[script].reduce((text, [from, to]) => text.replace(from, to), part.toLowerCase());
  const written = back.charAt(0).toUpperCase() + back.slice(1);
  known.set(key, written);
  return written;
}
