import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { noTally } from '@/features/retrafficking/rules';
import { textsFor } from '@/lib/texts';
import { barriersIn, takeApart } from '@/test/pdf';
import { aFigure, aReport } from '@/test/reports';
import { reportCsv } from './csv';
import { documentOf } from './document';
import { inFormat } from './formats';
import { factsOf } from './front';
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
/** The texts inside an office file. */
const partsOf = (file: Buffer): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
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

  test('draws two years month by month, as one figure that says every number', async () => {
    const rows = [
      { key: '2022-12', value: 7 },
      { key: '2023-05', value: 174 },
    ];
    const question = { by: 'month' as const, from: '2021-06-01' };
    const byMonth = { ...aFigure('cases_handled', {}, question), rows };
    const again = { ...noTally(), returned: 320, observed: 300, again: 6, undecided: 2, observing: 18 };
    const document = documentOf({ ...report, byMonth, again }, 'en', { issuer: 'Ministry of Foreign Affairs' });
    expect(document.months?.months.map(({ value }) => value)).toEqual([...Array(18).fill(0), 7, 0, 0, 0, 0, 174]);
    const parts = takeApart(await reportPdf(document, madeAt));
    expect(barriersIn(parts)).toEqual([]);
    expect(parts.elements('Figure').length).toBe(3);
    expect(document.tables.find(({ section }) => section === 'retrafficked')?.notes.at(-1)).toBe(
      'Taken again within 12 months of the return: 6 of 300 people (2.0%) whose 12 months are over. Besides these, 2 suspicions are undecided, and 18 people are still under observation.',
    );
    const facts = factsOf(document, madeAt, textsFor('en'));
    expect(facts).toContainEqual({ name: 'Issuer', value: 'Ministry of Foreign Affairs' });
    // An edition from before this was asked is made as it was.
    expect(inEnglish).not.toHaveProperty('months');
    expect(inEnglish).not.toHaveProperty('issuer');
  });

  test('lets nobody write a formula into a spreadsheet by way of a paragraph', async () => {
    const document = { ...inEnglish, paragraphs: ['=HYPERLINK("http://198.51.100.7","more")', '@SUM(A1)'] };
    const [summary] = await readSheets(await reportXlsx(document, madeAt));
    const said = summary?.data.flat();
    expect(said).toContain(`'${document.paragraphs[0]}`);
    expect(said).toContain("'@SUM(A1)");
    const parts = partsOf(await reportXlsx(document, madeAt));
    expect(Object.values(parts).join()).not.toMatch(/<f[ >]/);
  });

  test('as a workbook is set up for A4, with the head of a table on every page', async () => {
    const parts = partsOf(await reportXlsx(inEnglish, madeAt));
    const sheets = Object.entries(parts).filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name));
    expect(sheets.length).toBe(inEnglish.tables.length + 2);
    for (const [, xml] of sheets) {
      expect(xml).toMatch(/<sheetPr><pageSetUpPr fitToPage="1"\/>/);
      expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
    }
    const titles = [...(parts['xl/workbook.xml'] ?? '').matchAll(/localSheetId="(\d)">'[^']+'!\$(\d+):/g)];
    const sheetsRead = await readSheets(await reportXlsx(inEnglish, madeAt));
    const heads = titles.map(([, at, row]) => sheetsRead[Number(at)]?.data[Number(row) - 1]?.[0]);
    expect(heads).toEqual([...inEnglish.tables.map(({ heading }) => heading), 'Figure']);
  });

  test('as a document to write on has headings that are headings, heads that repeat, and charts with a text', async () => {
    for (const locale of ['id', 'en'] as const) {
      const document = documentOf(report, locale, {
        edition: { number: 2, state: 'draft', line: 'Edisi 2' },
        revisions: [{ title: 'Mei 2023', lines: ['+3'] }],
      });
      const parts = partsOf(await inFormat('docx', document, madeAt));
      const body = parts['word/document.xml'] ?? '';
      const styled = (style: string) => body.match(new RegExp(`<w:pStyle w:val="${style}"/>`, 'g'))?.length ?? 0;
      expect(styled('Title')).toBe(1);
      expect(styled('Heading1')).toBe(document.tables.length + 4);
      expect(styled('Heading2')).toBe(document.definitions.length + 1);
      expect(body.match(/<w:tblHeader\/>/g)?.length).toBe(document.tables.length);
      expect(body).toMatch(/TOC \\/);
      expect(body.match(/descr="[^"]{20,}"/g)?.length).toBe(2);
      expect(parts['word/styles.xml']).toContain(`<w:lang w:val="${locale === 'id' ? 'id-ID' : 'en-GB'}"/>`);
      for (const paragraph of document.paragraphs) expect(body).toContain(paragraph);
      for (const { lines } of document.tables) for (const { label } of lines) expect(body).toContain(label);
    }
  });

  test('says on its face when it is a draft, and what changed since earlier editions', async () => {
    const draft = documentOf(report, 'en', {
      edition: { number: 2, state: 'draft', line: 'Edition 2, draft' },
      revisions: [{ title: 'May 2023', lines: ['Cambodia: +3, entered late'] }],
    });
    const paper = JSON.stringify(reportPaper(draft, madeAt));
    for (const words of ['DRAFT, not to be passed on yet', 'Edition 2, draft', 'Cambodia: +3, entered late'])
      expect(paper).toContain(words);
    const sheets = await readSheets(await reportXlsx(draft, madeAt));
    expect(sheets.at(-1)).toMatchObject({ sheet: 'Changes' });
    expect(sheets.at(-1)?.data.flat()).toContain('Cambodia: +3, entered late');
    expect(sheets[0]?.data.flat()).toContain('DRAFT, not to be passed on yet');
    const issued = { ...draft, edition: { number: 2, state: 'issued' as const, line: 'Edition 2' } };
    expect(JSON.stringify(reportPaper(issued, madeAt))).not.toContain('DRAFT');
    expect(barriersIn(takeApart(await reportPdf(draft, madeAt)))).toEqual([]);
  });

  test('of one office names that office where the others say that they speak of all', async () => {
    const office = documentOf(report, 'id', { office: 'KBRI Phnom Penh' });
    const scopes = [office, documentOf(report, 'id')].map(
      (document) => factsOf(document, madeAt, textsFor('id')).find(({ name }) => name === 'Cakupan')?.value,
    );
    expect(scopes).toEqual(['KBRI Phnom Penh', 'Semua kantor dan semua negara']);
  });

  test('carries where the audit stood, so that copies of it leave the machine', async () => {
    const mark = '1234 · 0123456789abcdef · fedcba9876543210';
    const marked = documentOf(report, 'en', { mark });
    const rows = parse(reportCsv(marked), { bom: true, columns: true }) as Record<string, string>[];
    expect(new Set(rows.map((row) => row.audit_mark))).toEqual(new Set([mark]));
    const [summary] = await readSheets(await reportXlsx(marked, madeAt));
    expect(summary?.data).toContainEqual(['Audit mark', mark]);
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
