import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostileFiles } from '@/bin/bench/hostile-files';
import { readGiven } from '@/features/secondlist/given';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { opened } from '@/test/intakes';
import { ayu } from '@/test/people';
import { wholeBase } from '@/test/whole-base';
import { guessIntakeColumns } from './columns';
import { judgeList } from './commands/judge-list';
import { rememberedBy } from './queries/headings';

freshBase();

const folder = () => dirname(process.env.PULANG_DATA_DIR ?? '');
/** All that lies in the folder of the base, and in the one for passing files, which is in it here. */
const filesNow = () => readdirSync(folder(), { recursive: true }).map(String).sort();

const passing = process.env.TMPDIR;
beforeEach(() => {
  process.env.TMPDIR = join(folder(), 'passing');
  mkdirSync(process.env.TMPDIR);
});
afterEach(() => {
  if (passing === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = passing;
});

/** What is written of a list that was looked at: that it was, and how many lines were asked about. */
const told = ['audit_entries', 'audit_head', 'throttles'];

test(`Ayu uploads ${hostileFiles.length} hostile files as far as they go: nothing is written but that she asked, and no file is left behind`, async () => {
  await opened(ayu, { name: 'Rizky' });
  const [before, files] = [await wholeBase(), filesNow()];
  for (const [what, make] of hostileFiles) {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(make())], `${what}.xlsx`));
    const given = await readGiven(form);
    if (isRefused(given)) continue;
    const columns = guessIntakeColumns(given.rows, today(), await rememberedBy(ayu.officeId));
    const common = { officeId: ayu.officeId, destination: 'KH', handledOn: today(), citizenship: 'ID' };
    const list = { intake: newId(), day: today(), rows: given.rows, columns, common, edits: {}, decisions: [] };
    await judgeList(ayu, list);
  }
  const after = await wholeBase();
  const changed = Object.keys(before).filter((table) => before[table] !== after[table]);
  expect(changed.sort()).toEqual(told);
  expect(filesNow()).toEqual(files);
}, 120_000);
