import { addDays } from '@/lib/calendar';
import type { Code } from '@/lib/vocabulary';
import { type Chance, chanceFrom } from './chance';
import { type Course, uncounted } from './course';

/** How a body sees the victim status in a case, as its office wrote it down. */
export type Seen = {
  body: Code<'partner_type'>;
  status: Code<'victim_identification'>;
  on: string;
  reason: string;
};

type Shares = { until: string; presumed: number; not: number };

/** What missions made of the cases they handled: fewer and fewer of those who come are presumed to be victims. */
const shares: Shares[] = [
  { until: '2022-12-31', presumed: 0.4, not: 0.08 },
  { until: '2024-12-31', presumed: 0.25, not: 0.22 },
  { until: '9999-12-31', presumed: 0.16, not: 0.4 },
];

/** Of those a mission presumes: what the police made of it, and what the social services did. */
const police = { confirmed_victim: 26, not_a_victim: 12, inconclusive: 9, nothing: 53 } as const;
const CARED_FOR = 0.15;
/** Of those a mission does not: how often somebody else sees a victim. */
const CONTRADICTED = 0.07;
const CORRECTED = 0.03;

/** How the bodies saw it until `today`. Drawn apart from everything else, so that the cases stay what they are. */
export function seenOf(course: Course, n: number, today: string): Seen[] {
  if (uncounted.some((outcome) => outcome === course.outcome)) return [];
  const chance = chanceFrom(`determined ${n}`);
  return missionFirst(chance, course).filter(({ on }) => on <= today);
}

function missionFirst(chance: Chance, { handledOn, outcome }: Course): Seen[] {
  const { presumed, not } = shares.find(({ until }) => handledOn <= until) as Shares;
  const at = chance.next();
  const on = addDays(handledOn, chance.whole(3, 45));
  if (outcome === 'not_trafficking') return at < 0.7 ? [seen(chance, 'diplomatic_mission', 'not_a_victim', on)] : [];
  if (at < presumed) return presumedThen(chance, on);
  if (at >= presumed + not) return [];
  const views = [seen(chance, 'diplomatic_mission', 'not_a_victim', on)];
  if (chance.yes(CONTRADICTED)) {
    const body = chance.pick(['ngo', 'social_affairs', 'international_organisation'] as const);
    views.push(seen(chance, body, 'presumed_victim', addDays(on, chance.whole(5, 80))));
  }
  // A mission that learns more thinks otherwise later.
  if (chance.yes(CORRECTED))
    views.push(seen(chance, 'diplomatic_mission', 'presumed_victim', addDays(on, chance.whole(20, 120))));
  return views;
}

function presumedThen(chance: Chance, on: string): Seen[] {
  const views = [seen(chance, 'diplomatic_mission', 'presumed_victim', on)];
  const made = chance.weighted(police);
  if (made !== 'nothing') views.push(seen(chance, 'police', made, addDays(on, chance.whole(40, 260))));
  if (chance.yes(CARED_FOR))
    views.push(seen(chance, 'social_affairs', 'confirmed_victim', addDays(on, chance.whole(30, 150))));
  return views;
}

function seen(chance: Chance, body: Seen['body'], status: Seen['status'], on: string): Seen {
  return { body, status, on, reason: chance.yes(0.5) ? chance.pick(reasons[status]) : '' };
}

const reasons: Record<Seen['status'], readonly string[]> = {
  presumed_victim: [
    'Paspor ditahan, tidak boleh keluar gedung, upah tidak dibayar.',
    'Dijanjikan pekerjaan lain; diancam denda bila berhenti.',
    'Indikator menurut formulir penapisan terpenuhi.',
  ],
  confirmed_victim: [
    'Penyidikan terhadap perekrut berjalan; keterangannya didukung bukti percakapan.',
    'Perekrut sudah menjadi tersangka.',
  ],
  not_a_victim: [
    'Berangkat atas kemauan sendiri dan mengetahui pekerjaannya.',
    'Bebas keluar masuk, upah dibayar; tidak ditemukan unsur paksaan.',
    'Tidak ditemukan unsur perekrutan oleh orang lain.',
  ],
  inconclusive: ['Saksi lain belum dapat ditemui.', 'Bukti di telepon genggam hilang.'],
  not_assessed: ['Belum sempat diwawancarai.'],
};
