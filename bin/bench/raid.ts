/**
 * A made-up raid: so many people on one list, the first with passports, the others without papers, their birth dates
 * written in three ways. Nobody of it is real.
 */
export type Rescued = { name: string; birth: string; passport: string; written: string };

const given = [
  'Agus',
  'Bambang',
  'Cahyo',
  'Dimas',
  'Endang',
  'Fitri',
  'Gilang',
  'Hendra',
  'Indah',
  'Jaya',
  'Kurnia',
  'Lukman',
  'Mulyadi',
  'Ningsih',
  'Oktavia',
  'Prasetyo',
  'Qomar',
];
const middle = [
  'Adhyaksa',
  'Bramantyo',
  'Darmawan',
  'Erlangga',
  'Firmansyah',
  'Gunadi',
  'Harimurti',
  'Irianto',
  'Jatmiko',
  'Kusnadi',
  'Laksono',
  'Mahendra',
  'Nurcahyo',
];
const family = [
  'Simanjuntak',
  'Wirawan',
  'Tarigan',
  'Rumbayan',
  'Panjaitan',
  'Lontoh',
  'Sitorus',
  'Marpaung',
  'Kaligis',
  'Manurung',
  'Tobing',
];
const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

export function rescued(count: number, withPassport: number): Rescued[] {
  return Array.from({ length: count }, (_, n) => {
    const name = `${given[n % given.length]} ${middle[Math.floor(n / 3) % middle.length]} ${family[(n * 7) % family.length]}`;
    const day = new Date(Date.UTC(1980, 0, 1) + ((n * 7_919) % 8_000) * 86_400_000).toISOString().slice(0, 10);
    const [year = '', month = '', date = ''] = day.split('-');
    const ways = [`${date}/${month}/${year}`, day, `${Number(date)} ${months[Number(month) - 1]} ${year}`];
    const passport = n < withPassport ? `C${String(1_000_000 + n * 37)}` : '';
    return { name, birth: day, passport, written: ways[n % 3] ?? day };
  });
}

/** As it stands in somebody's spreadsheet: those without papers have a dash. */
export const pasted = (people: Rescued[]): string =>
  [
    'No\tNama Lengkap\tTgl Lahir\tNo. Paspor\tL/P',
    ...people.map(({ name, written, passport }, n) =>
      [n + 1, name, written, passport || '-', n % 4 === 0 ? 'P' : 'L'].join('\t'),
    ),
  ].join('\n');
