import type { Place } from './acts';
import { excelJs } from './bare';
import { inTurn, median, type Promised, type Unmeasured } from './promise';
import type { Server } from './server';

const MONTH = '2023-05';

/** What is taken out: cases as CSV and as a workbook, and a month's report in each of its forms. */
export async function files(
  large: Place,
  bare: Server,
  exceljs: string | undefined,
): Promise<(Promised | Unmeasured)[]> {
  const { exported } = large.base.seats;
  const csv = await download(large, exportOf(large));
  const floor = median(
    (await inTurn({ bare: () => bare.time({ path: `/csv?most=${exported}` }) }, { rounds: 2, warm: 1 })).bare,
  );
  return [
    { what: `CSV of ${exported} cases: bare stream`, measured: csv.milliseconds, floor, most: 2 },
    { what: `CSV of ${exported} cases, first byte`, measured: csv.firstByte, most: 100 },
    { what: `CSV of ${exported} cases, memory more than before`, measured: csv.more, most: 60, unit: 'MB' },
    ...(await workbook(large, exceljs)),
    ...(await reports(large)),
  ];
}

export const exportOf = ({ base }: Place, format = '') => `/cases/download?to=${base.seats.until}${format}`;
export const reportOf = (format: string) => `/reports/${MONTH}/download?format=${format}&lang=id`;

async function workbook(large: Place, exceljs: string | undefined): Promise<(Promised | Unmeasured)[]> {
  const { exported } = large.base.seats;
  const what = `XLSX of ${exported} cases: exceljs' stream`;
  const xlsx = await download(large, exportOf(large, '&format=xlsx'));
  if (!xlsx.type.includes('spreadsheetml')) return [{ what, why: 'the list is not given out as a workbook' }];
  const floor = excelJs(exceljs, exported);
  return [
    floor === undefined
      ? { what, why: `ours took ${xlsx.milliseconds.toFixed(0)} ms; --exceljs names no folder that has exceljs` }
      : { what, measured: xlsx.milliseconds, floor, most: 1.2 },
    { what: `XLSX of ${exported} cases, memory more than before`, measured: xlsx.more, most: 60, unit: 'MB' },
  ];
}

async function reports({ base, server }: Place): Promise<Promised[]> {
  const most = { pdf: 400, xlsx: 1_500, csv: 500 };
  const lines: Promised[] = [];
  for (const [format, limit] of Object.entries(most)) {
    const asked = { path: reportOf(format), cookie: base.seats.cookie };
    const { times } = await inTurn({ times: () => server.time(asked) }, { rounds: 5, warm: 2 });
    lines.push({ what: `a month's report, warm: ${format.toUpperCase()}`, measured: median(times), most: limit });
  }
  return lines;
}

/** The best of two, so that the first one's compiling is not counted; `more`: the most that the server held beside what it did, in MB. */
async function download({ base, server }: Place, path: string) {
  await server.visitor.ask({ path, cookie: base.seats.cookie });
  const before = server.held();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, server.held());
  }, 20);
  const answer = await server.visitor.ask({ path, cookie: base.seats.cookie });
  clearInterval(watch);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return { ...answer, more: (peak - before) / 2 ** 20 };
}
