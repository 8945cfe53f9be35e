import { describe, expect, test } from 'vitest';
import { groupOf } from '@/features/audit/groups';
import en from '@/messages/en.json';
import id from '@/messages/id.json';
import { filesIn, read } from './house';

/** Every act the code records, and every attempt it refuses, as they are written in the source. */
const sources = ['app', 'bin', 'db', 'features']
  .flatMap(filesIn)
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  // Not of the app: what tests of endurance write into a base of their own.
  .filter((path) => !path.startsWith('bin/torture/'))
  .map((path) => ({ path, text: read(path) }));

/** What a name that is put together can become. */
const madeUp: Record<string, string[]> = {
  'approval.${decision}': ['approval.approved', 'approval.declined'],
  'referral.${state}': ['referral.accepted', 'referral.declined'],
  'transfer.${state}': ['transfer.taken', 'transfer.declined'],
  'task.${ended}': ['task.done', 'task.dropped'],
  'retention.${act}': ['retention.announced', 'retention.taken-back'],
  'contact.${act}': ['contact.added', 'contact.changed', 'contact.removed', 'contact.shown'],
};

type Written = { path: string; name: string };

const named = (pattern: RegExp): Written[] =>
  sources.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].flatMap(([whole]) =>
      [...whole.matchAll(/'([^']+)'|`([^`]+)`/g)].map(([, plain, made = '']) => ({ path, name: plain ?? made })),
    ),
  );

const acts = named(/\bact: (?:'[^']*'|`[^`]*`|[^,;{}\n]*\? '[^']*' : '[^']*')/g).flatMap((each) =>
  (madeUp[each.name] ?? [each.name]).map((name) => ({ ...each, name })),
);
const attempts = named(/\b(?:notYours|notFoundFor)\([^,()]+, '[^']*'|\bACT = '[^']*'/g);

function sentence(messages: object, path: string): unknown {
  return path.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], messages);
}

const has = (place: 'acts' | 'attempts', name: string) =>
  [id, en].every((messages) => typeof sentence(messages, `audit.${place}.${name}`) === 'string');

describe('The audit', () => {
  test('has a sentence in both languages for every act, and for every attempt that is refused', () => {
    expect(acts.length).toBeGreaterThan(20);
    const missing = [
      ...acts.filter(({ name }) => !has('acts', name) && !has('attempts', name)),
      ...attempts.filter(({ name }) => !has('attempts', name)),
    ].map(
      ({ name, path }) =>
        `${name} (${path}): add its sentence to messages/id.json and messages/en.json under audit.acts ("{who} …"), ` +
        'or, when it only names what was refused, under audit.attempts ("tried to …"). Placeholders: {who}, {subject}, ' +
        'and what the entry has in its details. A name that is put together goes into `madeUp` in test/acts.test.ts.',
    );
    expect(missing).toEqual([]);
  });

  test('knows where to look for every act', () => {
    const lost = acts
      .filter(({ name }) => has('acts', name) && !groupOf(name))
      .map(({ name }) => `${name}: say in features/audit/groups.ts which group "${name.split('.')[0]}" belongs to.`);
    expect(lost).toEqual([]);
  });
});
