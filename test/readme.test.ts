import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { roles } from '@/lib/actor';
import packageFile from '@/package.json';
import { filesIn, read } from './house';

const readme = read('README.md');
const sources = [...['app', 'bin', 'components', 'db', 'features', 'lib', 'test'].flatMap(filesIn), ...readdirSync('.')]
  .filter((path) => /\.(tsx?|mjs)$/.test(path))
  .map(read)
  .join('\n');

describe('The README', () => {
  test.each(Object.keys(packageFile.scripts))('tells of the command %s', (script) => {
    const command = ['start', 'test'].includes(script) ? `npm ${script}` : `npm run ${script}`;
    expect(readme).toContain(`\`${command}\``);
  });

  const variables = new Set([
    ...[...sources.matchAll(/\bPULANG_[A-Z][A-Z_]*[A-Z]\b/g)].map(([name]) => name),
    ...['DATABASE_URL', 'KEYS_DATABASE_URL', 'PORT'],
  ]);
  test.each([...variables])('tells of the environment variable %s', (variable) => {
    expect(readme).toContain(`\`${variable}\``);
  });

  test.each(roles)('tells of the role %s', (role) => {
    expect(readme).toContain(`\`${role}\``);
  });

  test('points to nothing that is not there', () => {
    const paths = [
      ...readme.matchAll(/`((?:app|bin|components|db|docs|drizzle|e2e|features|lib|messages|test)\/[\w./-]*)`/g),
    ];
    const links = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)];
    const there = (path: string) => existing.has(path.replace(/\/$/, ''));
    expect([...paths, ...links].map(([, path = '']) => path).filter((path) => !there(path))).toEqual([]);
  });
});

/** Every file and folder of ours, as the README may name it. */
const existing = new Set(
  [
    ...['app', 'bin', 'components', 'db', 'docs', 'drizzle', 'e2e', 'features', 'lib', 'messages', 'test'].flatMap(
      filesIn,
    ),
    ...readdirSync('.'),
  ].flatMap((path) => path.split('/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))),
);
