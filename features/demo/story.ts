import type { Answers } from '@/features/cases/fields';
import type { Chance } from './chance';
import { absentOr } from './people';

/** How somebody was recruited and what was done to them: coded answers and a few sentences, all made up. */
type Shares = Readonly<Record<string, number>>;

const channels: Shares = {
  social_media: 0.62,
  messaging_app: 0.52,
  online_job_advert: 0.3,
  friend_or_acquaintance: 0.26,
  individual_broker: 0.15,
  recruitment_agency: 0.05,
  family_or_relative: 0.04,
  workplace_contact: 0.03,
  sold_or_transferred: 0.04,
};
const online = ['social_media', 'messaging_app', 'online_job_advert'];
const platforms: Shares = {
  facebook: 0.52,
  telegram: 0.36,
  whatsapp: 0.42,
  instagram: 0.16,
  tiktok: 0.13,
  job_portal: 0.09,
  facebook_messenger: 0.1,
  line: 0.02,
  wechat: 0.03,
  dating_app: 0.02,
  twitter_x: 0.02,
};
const recruiters = {
  online_contact: 34,
  stranger: 12,
  friend: 18,
  acquaintance: 12,
  broker_or_agent: 14,
  former_scam_worker: 7,
  family_member: 3,
} as const;
const jobs = {
  customer_service: 32,
  sales_marketing: 18,
  it_or_admin: 16,
  online_gaming_or_casino: 18,
  translator: 4,
  hospitality: 7,
  factory_or_construction: 2,
  no_specific_job: 3,
} as const;
const departures = { non_procedural: 60, not_as_worker: 34, procedural: 6 } as const;
const scams: Shares = {
  fake_investment: 0.5,
  love_scam: 0.45,
  online_gambling: 0.28,
  task_or_job_scam: 0.2,
  impersonation: 0.1,
  money_laundering: 0.06,
  loan_scam: 0.07,
  marketplace_scam: 0.06,
  recruiting_others: 0.08,
  support_role: 0.07,
  sextortion: 0.03,
};
const means: Shares = {
  false_promises: 0.9,
  excessive_working_hours: 0.76,
  document_confiscation: 0.74,
  movement_restricted: 0.66,
  excessive_fines: 0.5,
  threats_of_harm: 0.42,
  physical_violence: 0.34,
  exit_fee_or_ransom: 0.44,
  wage_withholding: 0.42,
  communication_restricted: 0.36,
  debt_bondage: 0.3,
  psychological_abuse: 0.26,
  threats_of_authorities: 0.2,
  isolation: 0.18,
  abusive_conditions: 0.16,
  sexual_violence: 0.03,
  medical_care_denied: 0.06,
};
const intakes = {
  peduli_wni: 14,
  mission_hotline: 24,
  mission_walk_in: 18,
  self_report_message: 14,
  family_report: 12,
  police_referral: 3,
  immigration_referral: 4,
  host_authority: 6,
  ngo_referral: 4,
  media: 1,
} as const;
const industries = { scam_compound: 88, online_gambling_site: 10, unknown: 2 } as const;

export function storyOf(chance: Chance, destination: string, known: 'well' | 'partly' | 'hardly'): Answers {
  const little = known === 'hardly';
  const unasked = little ? 0.75 : known === 'partly' ? 0.35 : 0.1;
  const recruitmentChannels = several(chance, channels, unasked, 'social_media');
  const job = absentOr(chance, chance.weighted(jobs), unasked);
  return {
    recruitmentChannels,
    platforms: recruitmentChannels?.some((code) => online.includes(code))
      ? several(chance, platforms, unasked, 'facebook')
      : undefined,
    recruiterRelationship: absentOr(chance, chance.weighted(recruiters), unasked + 0.1),
    offeredJob: job,
    departureProcedure: absentOr(chance, chance.weighted(departures), unasked + 0.1),
    exploitationTypes: little ? undefined : exploitation(chance),
    scamTypes: several(chance, scams, unasked + 0.05, 'fake_investment'),
    industry: little ? 'unknown' : chance.weighted(industries),
    means: statesOf(chance, unasked),
    place: placeIn(chance, destination),
    intakeChannel: chance.weighted(intakes),
    account: chance.yes(little ? 0 : 0.8) ? accountOf(chance, destination) : undefined,
    notes: chance.yes(0.6) ? noteOf(chance) : undefined,
  };
}

function several(chance: Chance, table: Shares, absent: number, most: string): string[] | undefined {
  const reason = absentOr(chance, '', absent);
  if (reason !== '') return reason ? [reason] : undefined;
  const told = Object.keys(table).filter((code) => chance.yes(table[code] ?? 0));
  return told.length > 0 ? told : [most];
}

function exploitation(chance: Chance): string[] | undefined {
  const types = chance.pick([
    ...Array<string[]>(15).fill(['forced_labour', 'forced_criminality']),
    ['forced_criminality'],
    ['forced_criminality'],
    ['forced_labour'],
    ['forced_labour', 'forced_criminality', 'servitude'],
    ['forced_labour', 'forced_criminality', 'sexual_exploitation'],
    [],
  ]);
  return types.length > 0 ? types : undefined;
}

function statesOf(chance: Chance, absent: number): Record<string, string> | undefined {
  const reason = absentOr(chance, '', absent);
  if (reason !== '') return reason ? { [reason]: 'present' } : undefined;
  const told: Record<string, string> = {};
  for (const code in means) {
    const at = chance.next();
    const share = means[code] ?? 0;
    if (at < share) told[code] = 'present';
    else if (at < share + 0.06) told[code] = 'absent';
    else if (at < share + 0.09) told[code] = 'unknown';
  }
  return told;
}

const towns: Record<string, string[]> = {
  KH: ['Sihanoukville', 'Bavet', 'Poipet', 'Phnom Penh', 'Koh Kong', 'Kampot'],
  PH: ['Pasay', 'Clark', 'Parañaque', 'Makati', 'Bamban', 'Cebu'],
  LA: ['Bokeo', 'Vientiane', 'Savannakhet'],
  MM: ['Myawaddy', 'Laukkai', 'Tachileik', 'Yangon'],
  TH: ['Mae Sot', 'Bangkok', 'Chiang Rai', 'Hat Yai'],
  VN: ['Ho Chi Minh City', 'Tay Ninh', 'Hanoi'],
  MY: ['Kuala Lumpur', 'Johor Bahru', 'Kota Kinabalu', 'George Town'],
  AE: ['Dubai', 'Ajman'],
  ZA: ['Johannesburg', 'Cape Town'],
};

export function townIn(chance: Chance, destination: string): string {
  return chance.pick(towns[destination] ?? ['ibu kota']);
}

function placeIn(chance: Chance, destination: string): string | undefined {
  if (chance.yes(0.2)) return undefined;
  const building = chance.pick(['gedung', 'blok', 'kompleks', 'menara']);
  return `${townIn(chance, destination)}, ${building} ${chance.whole(1, 12)}, lantai ${chance.whole(1, 9)}`;
}

const airports = ['Soekarno-Hatta', 'Kualanamu', 'Hang Nadim', 'Juanda', 'Supadio', 'Sam Ratulangi'];
const work = [
  'menghubungi calon korban lewat media sosial dengan akun palsu',
  'menawarkan investasi kripto palsu kepada orang asing',
  'menjadi operator judi daring',
  'berpura-pura menjalin hubungan asmara dengan calon korban',
  'menawarkan pekerjaan paruh waktu palsu',
];
const endings = [
  'Bila target tidak tercapai, didenda dan tidak diberi makan malam.',
  'Diancam akan dijual ke perusahaan lain bila meminta pulang.',
  'Diminta membayar tebusan bila ingin keluar.',
  'Pernah dipukul dan disekap karena menolak bekerja.',
  'Telepon genggam diambil dan hanya boleh dipakai seminggu sekali.',
  'Gaji dipotong untuk biaya tiket, makan, dan mes.',
];

function accountOf(chance: Chance, destination: string): string {
  return [
    `Berangkat lewat ${chance.pick(airports)} setelah menerima tawaran kerja dengan gaji ${chance.whole(7, 20)} juta rupiah.`,
    `Tiba di ${townIn(chance, destination)}, paspor diminta oleh penjemput, lalu disuruh ${chance.pick(work)}`,
    `selama ${chance.whole(12, 17)} jam sehari.`,
    chance.pick(endings),
  ].join(' ');
}

const noteTexts = [
  'Keluarga sudah dihubungi dan menunggu kabar.',
  'Hanya dapat dihubungi malam hari, lewat pesan teks.',
  'Menunggu jawaban imigrasi setempat mengenai denda izin tinggal.',
  'Masih ada beberapa teman di tempat yang sama.',
  'Perlu pemeriksaan kesehatan setibanya di tanah air.',
  'Bersedia memberi keterangan kepada penyidik.',
  'Foto paspor lama sudah diterima dari keluarga.',
];

function noteOf(chance: Chance): string {
  return chance.pick(noteTexts);
}
