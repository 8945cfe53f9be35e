import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import packageFile from '@/package.json';
import { read } from './house';

const { dependencies, devDependencies, optionalDependencies } = packageFile;
const named: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies };

const told = new Map(
  [
    ...read('docs/components.md').matchAll(
      /^\| `([^`]+)`\s+\| ([\d.]+)\s+\| ([^|]+?)\s+\| ([^|]+?)\s+\|(?: ([^|]+?)\s+\|)?$/gm,
    ),
  ].map(([, name = '', version, licence, does, touches]) => [name, { version, licence, does, touches }] as const),
);

/** A licence under which we may use a package without giving anything away but its text. */
const fine = ['MIT', 'ISC', 'Apache-2.0', 'MIT OR Apache-2.0', 'OFL-1.1', 'MPL-2.0', 'BSD-2-Clause', 'BSD-3-Clause'];

describe('The component list', () => {
  test('names every package of package.json, and no other', () => {
    expect([...told.keys()].sort()).toEqual(Object.keys(named).sort());
  });

  test.each(Object.entries(named))('tells version, licence and use of %s', (name, version) => {
    const line = told.get(name);
    expect(line?.version).toBe(version);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(fine).toContain(line?.licence);
    expect(line?.does).toMatch(/\p{L}{3}/u);
    if (name in dependencies) expect(line?.touches).toMatch(/\p{L}{3}/u);
    const installed = `node_modules/${name}/package.json`;
    if (existsSync(installed)) expect(JSON.parse(read(installed)).license).toBe(line?.licence);
  });
});
