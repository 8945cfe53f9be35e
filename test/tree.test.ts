import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesIn, folders, read } from './house';

/** The file names a feature may have, and the nouns each feature has beside them. A new one is a decision. */
const usual = ['input', 'rules', 'access', 'queries', 'commands', 'actions'];
const nouns: Record<string, string[]> = {
  rights: ['copy', 'document', 'json', 'looks', 'pdf', 'places'],
  accounts: [
    'browsers',
    'demo',
    'devices',
    'form-answers',
    'not-yours',
    'obvious-words',
    'passwords',
    'recovery-codes',
    'relying-party',
    'session',
    'throttle',
    'totp',
  ],
  approvals: ['reason'],
  colleagues: ['links'],
  audit: ['checkpoint', 'csv', 'downloads', 'groups', 'sentences'],
  backups: ['archive', 'content', 'drill', 'place', 'private-key', 'settings'],
  cases: [
    'budget',
    'csv',
    'downloads',
    'fields',
    'insertion',
    'list-input',
    'not-found',
    'rows',
    'search-token',
    'section-form',
    'steps',
  ],
  definitions: ['content', 'counting'],
  demo: [
    'chance',
    'course',
    'determinations',
    'documents',
    'pictures',
    'tasks',
    'follow-ups',
    'generated',
    'intakes',
    'met-again',
    'names',
    'operations',
    'people',
    'published',
    'recent',
    'reference-cases',
    'reference-people',
    'reference-set',
    'returns',
    'services',
    'referrals',
    'staff',
    'story',
    'telling',
    'writer',
  ],
  documents: ['content', 'downloads', 'pictures', 'sealed', 'uploads'],
  drafts: ['content'],
  editions: ['content', 'downloads', 'files', 'refusals', 'revision', 'telling'],
  keys: ['cookies', 'guesses', 'kit', 'pending', 'slots'],
  followups: ['conditions'],
  figures: [
    'addresses',
    'catalogue',
    'columns',
    'comparison',
    'conditions',
    'counting',
    'csv',
    'dashboard',
    'days',
    'derived',
    'dictionary',
    'dimensions',
    'downloads',
    'drawing',
    'findings',
    'flat',
    'flows',
    'ids',
    'labels',
    'members',
    'memory',
    'placed',
    'placing',
    'population',
    'readers',
    'reading',
    'sides',
    'snapshot',
    'steps',
    'sums',
    'titles',
    'units',
    'view',
    'views-in-force',
    'xlsx',
  ],
  intakes: ['columns', 'content', 'grid', 'list', 'recognition', 'rows', 'telling'],
  matching: [
    'ask-rate',
    'decision-input',
    'episodes-alike',
    'faces',
    'list-input',
    'moments',
    'new-case-input',
    'offer-key',
    'offering',
    'reopening',
    'telling',
  ],
  notices: ['audience'],
  offices: ['missions'],
  operations: ['downloads', 'layouts', 'telling'],
  papers: ['case-file', 'docx', 'downloads', 'letter', 'pdf'],
  people: [
    'again',
    'comparison',
    'evidence',
    'facts',
    'finding-column',
    'frequency',
    'identity',
    'keys',
    'match-index',
    'matcher',
    'memory',
    'name-evidence',
    'name-index',
    'names',
    'nicknames',
    'observation',
    'postings',
    'prepared',
    'records',
    'spelling',
    'weight-kinds',
    'weights',
  ],
  published: ['labels', 'nearest', 'reference', 'sums'],
  upkeep: ['clock'],
  referrals: ['document', 'downloads', 'facts', 'htcds', 'package', 'pdf'],
  retrafficking: ['csv', 'downloads'],
  returns: ['conditions', 'words'],
  services: ['words'],
  secondlist: [
    'carried',
    'columns',
    'columns-told',
    'comparison',
    'csv',
    'dates',
    'downloads',
    'given',
    'reading',
    'telling',
    'workbook',
  ],
  releases: [
    'attack',
    'checker',
    'content',
    'downloads',
    'frozen',
    'numbers',
    'package',
    'page',
    'refusals',
    'relations',
    'rounding',
    'statistics',
    'synthetic',
    'system',
    'tables',
    'telling',
    'zip',
  ],
  reports: [
    'chart',
    'csv',
    'document',
    'docx',
    'docx-parts',
    'formats',
    'front',
    'narrative',
    'pdf',
    'refusals',
    'series',
    'tables',
    'xlsx',
    'xlsx-print',
  ],
};

/** Made by a program, or data, or the words themselves. */
const mayBeLong = [
  'drizzle/',
  'messages/',
  'lib/domain/',
  'lib/geography/',
  'lib/vocabulary/htcds.json',
  'lib/vocabulary/labels.json',
  'features/people/weights.ts',
];
const LONGEST = 300;

describe('The tree', () => {
  test.each(readdirSync('features'))(
    'features/%s has only the files every feature has, and its own nouns',
    (feature) => {
      const names = readdirSync(`features/${feature}`).filter((name) => name !== 'components');
      const known = [...usual, ...(nouns[feature] ?? [])];
      const strange = names.filter((name) => !known.includes(name.replace(/(\.db)?(\.test)?\.tsx?$/, '')));
      expect(strange.filter((name) => !/\.test\.ts$/.test(name))).toEqual([]);
    },
  );

  test('lists no noun that is gone', () => {
    const gone = Object.entries(nouns).flatMap(([feature, names]) => {
      const there = readdirSync(`features/${feature}`);
      return names
        .filter((name) => !there.some((file) => file.startsWith(`${name}.`)))
        .map((name) => `${feature}/${name}`);
    });
    expect(gone).toEqual([]);
  });

  test(`has no file of ours longer than ${LONGEST} lines`, () => {
    const long = folders
      .flatMap(filesIn)
      .filter((path) => !mayBeLong.some((start) => path.startsWith(start)))
      .map((path) => `${path}: ${read(path).split('\n').length - 1}`)
      .filter((line) => Number(line.split(': ')[1]) > LONGEST);
    expect(long).toEqual([]);
  });

  test('has no circle among the features', () => {
    const uses = new Map(readdirSync('features').map((feature) => [feature, usedBy(feature)]));
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      [...(uses.get(from) ?? [])].some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
    expect([...uses.keys()].filter((feature) => reaches(feature, feature))).toEqual([]);
  });

  test('never deletes rows through a foreign key', () => {
    const cascading = filesIn('drizzle').filter(
      (path) => path.endsWith('.sql') && /on delete cascade/i.test(read(path)),
    );
    expect(cascading).toEqual([]);
  });

  test('names no registry in the lockfile, so that any will do', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/);
  });

  // A registry without the builds for other platforms leaves them out of the lockfile, and `npm ci` then refuses it.
  test('has a lockfile with every package in it, also those of other platforms', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
    const missing = Object.entries(packages).flatMap(([path, locked]) =>
      Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }).filter(
        (name) => !placesFor(name, path).some((place) => packages[place]?.version),
      ),
    );
    expect(missing).toEqual([]);
  });
});

function usedBy(feature: string): Set<string> {
  const files = filesIn(`features/${feature}`).filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'));
  const found = files.flatMap((path) => [...read(path).matchAll(/from '@\/features\/([\w-]+)/g)]);
  return new Set(found.map(([, other = '']) => other).filter((other) => other !== feature));
}

type Locked = { version?: string; dependencies?: object; optionalDependencies?: object };

/** Where a package that stands at `path` finds another: beside itself first, then further and further out. */
function placesFor(name: string, path: string): string[] {
  const inside = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
  return path === ''
    ? [inside]
    : [inside, ...placesFor(name, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))))];
}
