import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
}

function tenPeople(): string[][] {
  return JSON.parse(execFileSync('tsx', ['e2e/support/ten-people.ts']).toString());
}

test('No name, NIK, passport or phone of ten people is in clear in any file of the data folder or the build', () => {
  const dataDir = process.env.PULANG_DATA_DIR ?? '';
  const people = tenPeople();
  expect(people).toHaveLength(10);
  const files = [...filesUnder(dataDir), ...filesUnder('.next')];
  const readable = files.filter((file) => statSync(file).size > 0);
  expect(readable.length).toBeGreaterThan(100);
  const found: string[] = [];
  for (const file of readable) {
    const content = readFileSync(file);
    for (const [n, words] of people.entries())
      for (const [kind, word] of words.entries())
        for (const form of [word, word.toUpperCase(), word.replace(/\D/g, '')])
          if (form.length > 6 && content.includes(form)) found.push(`${file}: person ${n}, kind ${kind}`);
  }
  expect(found).toEqual([]);
});
