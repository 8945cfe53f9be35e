import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { barriersIn, takeApart } from '@/test/pdf';
import { aReport } from '@/test/reports';
import { reportCsv } from './csv';
import { documentOf } from './document';
import { inFormat } from './formats';
import { formats } from './input';
import { reportPaper, reportPdf } from './pdf';
import { shareOf } from './tables';
import { reportXlsx } from './xlsx';

const report = aReport({
  southeastAsia: 2434,
  unknown: { not_asked: 3 },
  thisMonth: { KH: 35, MM: 4 },
  thisYear: { KH: 174, TH: 3 },
  returned: [12, 140, 900],
  channels: { social_media: 1200, messaging_app: 900 },
});
const inEnglish = documentOf(report, 'en');
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const madeAt = new Date('2026-11-21T05:00:00Z');

describe('Every form of the report', () => {
  test('tells the same numbers: the CSV has those of the tables, and nothing else', () => {
    const rows = parse(reportCsv(inEnglish), { bom: true, columns: true }) as Record<string, string>[];
    const told = rows.map((row) => [row.section, row.code, row.span, Number(row.value), row.share_percent]);
    const meant = inEnglish.tables.flatMap((table) =>
      table.lines.flatMap((line) =>
        table.measures.map(({ span }, at) => [
          table.section,
          line.code,
          span,
          line.values[at],
          shareOf(table, line, at)?.toFixed(1).replace(/\.0$/, '') ?? '',
        ]),
      ),
    );
    expect(told).toEqual(meant);
    expect(rows.find((row) => row.section === 'handled' && row.code === 'KH')).toMatchObject({
      label: 'Cambodia',
      value: '1233',
      unit: 'cases',
      share_percent: '50.6',
      denominator: '2438',
      from: '2020-01-01',
      to: '2023-05-31',
      as_of: '2023-05-31',
    });
  });

  test('tells every number with its unit, its day and what it counts', () => {
    for (const table of inEnglish.tables) {
      expect(table.asOf).toBe('2023-05-31');
      expect(table.notes[0]).toContain(`Unit: ${table.unit}`);
      expect(table.notes[0]).toContain('31 May 2023');
      expect(inEnglish.definitions.map(({ metric }) => metric)).toContain(table.metric);
    }
  });

  test('leaves cases without an answer out of the shares, and says so', () => {
    const [handled] = inEnglish.tables;
    expect(handled?.lines.map(({ kind, code, values }) => [kind, code, values[0]])).toEqual([
      ...['KH', 'PH', 'LA', 'MM', 'TH', 'VN', 'MY', 'AE'].map((code) => ['answer', code, expect.any(Number)]),
      ['absent', 'not_asked', 3],
      ['total', 'total', 2441],
      ['part', 'southeast_asia', 2434],
    ]);
    expect(handled?.notes.join(' ')).toContain('2,438 cases with an answer; 3 cases without one are left out');
  });

  test('holds numbers as numbers in the workbook, and shares as percentages', async () => {
    const sheets = await readSheets(await reportXlsx(inEnglish, madeAt));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Report',
      'Cases by country',
      'Month and year',
      'Brought home',
      'Trafficked again',
      'Channels',
      'Definitions',
    ]);
    const cambodia = sheets[1]?.data.find(([name]) => name === 'Cambodia');
    expect(cambodia).toEqual(['Cambodia', 1233, 1233 / 2438]);
  });

  test('is a document with its words in it, in both languages', async () => {
    for (const locale of ['id', 'en'] as const) {
      const pdf = await reportPdf(documentOf(report, locale), madeAt);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.length).toBeGreaterThan(10_000);
      expect(barriersIn(takeApart(pdf))).toEqual([]);
    }
  });

  test('is the same to the last byte whenever the same document is made, wherever the clock stands', async () => {
    for (const format of formats) {
      const first = await inFormat(format, inEnglish, madeAt);
      const zone = process.env.TZ;
      process.env.TZ = 'Pacific/Auckland';
      const second = await inFormat(format, inEnglish, new Date(madeAt));
      process.env.TZ = zone;
      expect(first.equals(second), format).toBe(true);
    }
  });

  test('has a table in the tree for every table, with a head for every column and every line', async () => {
    const parts = takeApart(await reportPdf(inEnglish, madeAt));
    const columns = inEnglish.tables.map(({ measures, shares }) => 1 + measures.length * (shares ? 2 : 1));
    const lines = inEnglish.tables.map((table) => table.lines.length);
    const scoped = (scope: string) =>
      parts.elements('TH').filter(({ body }) => body.includes(`/Scope /${scope}`)).length;
    const front = { tables: 2, facts: 4, tiles: 4, headings: 4 };
    expect(parts.elements('Table').length).toBe(inEnglish.tables.length + front.tables);
    expect(scoped('Column')).toBe(sum(columns) + front.tiles);
    expect(scoped('Row')).toBe(sum(lines) + front.facts);
    expect(parts.elements('Figure').length).toBe(2);
    expect(parts.elements('TOCI').length).toBe(inEnglish.tables.length + front.headings);
  });

  test('carries where the audit stood, so that copies of it leave the machine', async () => {
    const mark = '1234 · 0123456789abcdef · fedcba9876543210';
    const marked = documentOf(report, 'en', { mark });
    const rows = parse(reportCsv(marked), { bom: true, columns: true }) as Record<string, string>[];
    expect(new Set(rows.map((row) => row.audit_mark))).toEqual(new Set([mark]));
    const [summary] = await readSheets(await reportXlsx(marked, madeAt));
    expect(summary?.data.flat()).toContain(`Audit mark: ${mark}`);
    const [plain] = await readSheets(await reportXlsx(inEnglish, madeAt));
    expect(plain?.data.flat().join()).not.toContain('Audit mark');
    expect(reportPaper(marked, madeAt).foot).toContain(`Audit mark: ${mark}`);
  });

  test('of an empty month holds together as well', async () => {
    const empty = documentOf(aReport({ handled: {} }), 'id');
    expect(parse(reportCsv(empty), { bom: true }).length).toBeGreaterThan(5);
    expect((await reportXlsx(empty, madeAt)).length).toBeGreaterThan(1000);
    expect((await reportPdf(empty, madeAt)).length).toBeGreaterThan(5000);
  });
});
