import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { isNotNull } from 'drizzle-orm';
import { personKeys } from '@/db/keys';
import { persons } from '@/db/schema';
import { openStore, putStore } from '@/db/store';
import { openIdentity } from '@/features/people/identity';

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
}

/** Ten people of the demonstration, opened with the key that lies outside the data folder. */
async function tenPeople(dataDir: string): Promise<string[][]> {
  const store = await openStore(`file:${join(dataDir, 'pulang.db')}`);
  await putStore(store);
  const rows = await store.reader.select().from(persons).where(isNotNull(persons.identity)).limit(4_000);
  const keys = await personKeys(rows.map(({ id }) => id));
  const told = rows.flatMap(({ id, identity }) => {
    const key = keys.get(id);
    const { name = '', nik = '', passport = '', phone = '' } = key ? openIdentity(id, key, identity) : {};
    return name.includes(' ') && nik && passport && phone ? [[name, nik, passport, phone]] : [];
  });
  await putStore(undefined);
  await store.close();
  return told.filter((_, n) => n % Math.ceil(told.length / 10) === 0).slice(0, 10);
}

test('No name, NIK, passport or phone of ten people is in clear in any file of the data folder or the build', async () => {
  const dataDir = process.env.PULANG_DATA_DIR ?? '';
  const people = await tenPeople(dataDir);
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
