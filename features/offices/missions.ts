import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { offices } from '@/db/schema';

/** An office as it may be opened: everything but the moment. */
export type OfficeSeed = Omit<typeof offices.$inferInsert, 'createdAt'>;

/** The letters that open a mission's case references: mostly those of its airport. */
const codes: Record<string, string> = {
  kbri_phnom_penh: 'PNH',
  kbri_yangon: 'RGN',
  kbri_manila: 'MNL',
  kjri_davao: 'DVO',
  kbri_vientiane: 'VTE',
  kbri_bangkok: 'BKK',
  kri_songkhla: 'SGZ',
  kbri_hanoi: 'HAN',
  kjri_hcmc: 'SGN',
  kbri_kuala_lumpur: 'KUL',
  kjri_johor_bahru: 'JHB',
  kjri_penang: 'PEN',
  kjri_kota_kinabalu: 'BKI',
  kjri_kuching: 'KCH',
  kri_tawau: 'TWU',
  kbri_abu_dhabi: 'AUH',
  kjri_dubai: 'DXB',
  kbri_singapore: 'SIN',
  kbri_bandar_seri_begawan: 'BWN',
  kbri_pretoria: 'PRY',
  kjri_cape_town: 'CPT',
};
const headquarters = 'kemlu_pwni';

/** The Ministry's missions in the region, and its headquarters, as `lib/domain/missions-and-partners.csv` names them. */
export function missionOffices(): OfficeSeed[] {
  known ??= rows().flatMap(seedFrom);
  return known;
}

let known: OfficeSeed[] | undefined;

function rows() {
  const file = join(process.cwd(), 'lib/domain/missions-and-partners.csv');
  return parse(readFileSync(file), { columns: true }) as Record<string, string>[];
}

function seedFrom(row: Record<string, string>): OfficeSeed[] {
  const { id = '', name_id: nameId = '', name_en: nameEn = '', country_iso2: country = '' } = row;
  const named = { nameId, nameEn, country };
  if (id === headquarters) return [{ id: 'office-hq', code: 'PWNI', kind: 'headquarters', ...named }];
  const code = codes[id];
  return code ? [{ id: `office-${code.toLowerCase()}`, code, kind: 'mission', ...named }] : [];
}
