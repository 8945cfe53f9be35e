import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, putStore } from '@/db/store';
import { aCase, addCases } from '@/test/cases';
import { addPeople } from '@/test/people';

const folder = mkdtempSync(join(tmpdir(), 'pulang-command-line-'));
const out = join(folder, 'out');

function pulang(typed: string, env: NodeJS.Dict<string> = {}) {
  const { DATABASE_URL: _, npm_lifecycle_event: __, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(process.cwd(), 'bin/pulang.mjs'), ...typed.split(' ')],
    {
      cwd: out,
      env: { ...rest, LANG: 'en_GB.UTF-8', LC_ALL: '', PULANG_DATA_DIR: join(folder, 'data'), ...env },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

beforeAll(async () => {
  mkdirSync(out);
  mkdirSync(join(folder, 'data'));
  const store = await openStore(`file:${join(folder, 'data', 'pulang.db')}`);
  await store.migrate();
  await putStore(store);
  await addPeople();
  await addCases([aCase(), aCase(), aCase({ destination: 'AE' }), aCase({ handledOn: '2024-01-01' })]);
  await putStore(undefined);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('On the command line, without a server,', () => {
  test('somebody asks for a figure as JSON', () => {
    const { status, stdout, stderr } = pulang('figures --as-of 2023-05-31 --by country --json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      metric: 'cases_handled',
      unit: 'case',
      asOf: '2023-05-31',
      total: 3,
      answered: 3,
      rows: [
        { code: 'KH', label: 'Cambodia', value: 2, share: 66.7 },
        { code: 'AE', label: 'United Arab Emirates', value: 1, share: 33.3 },
      ],
    });
  });

  test('or to read, in the language of the terminal', () => {
    const { stdout } = pulang('figures --as-of 2023-05-31 --by country', { LANG: 'id_ID.UTF-8' });
    expect(stdout).toMatch(/Kamboja +2 +66,7%\nUni Emirat Arab +1 +33,3%\nJumlah +3\n$/);
  });

  test('somebody writes a report beside where they stand, whole or not at all', () => {
    expect(pulang('report 2023-05 --lang id --out report.csv')).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(out, 'report.csv'), 'utf8')).toContain(
      'handled,answer,KH,Kamboja,cumulative,2,kasus,66.7,3,',
    );
    expect(readdirSync(out)).toEqual(['report.csv']);
  });

  test('a place that cannot be written is refused with a sentence', () => {
    const { status, stdout, stderr } = pulang('report 2023-05 --format pdf --out nowhere/report.pdf');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^\S+nowhere\/report\.pdf cannot be written\..*\n$/);
  });

  test.each([
    ['figure', 'There is no command “figure”.'],
    ['figures --country XX', 'XX'],
    ['report 2023-13 --out x.csv', 'There is no month “2023-13”.'],
  ])('what was typed wrongly is refused: %s', (typed, sentence) => {
    const { status, stdout, stderr } = pulang(typed);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a base that is not there is not made', () => {
    const { status, stderr } = pulang('figures', { PULANG_DATA_DIR: join(folder, 'none') });
    expect(status).toBe(1);
    expect(stderr).toContain('There is no base at');
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  test('help tells the commands, and all about each', () => {
    expect(pulang('help')).toMatchObject({ status: 0, stdout: expect.stringContaining('report MONTH') });
    expect(pulang('help report').stdout).toContain('--format');
    expect(pulang('help nonsense')).toMatchObject({ status: 2, stdout: '' });
  });
});
