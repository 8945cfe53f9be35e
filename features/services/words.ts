import type { proceedings, services } from '@/db/schema';
import type { Line } from '@/features/cases/components/lines';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';

type Service = Pick<typeof services.$inferSelect, 'type' | 'state' | 'on' | 'neededOn' | 'until' | 'nextOn'>;
type Proceeding = Pick<typeof proceedings.$inferSelect, 'country' | 'role' | 'status' | 'on'>;
type Taken = { withdrawnAt?: Date | null };

/** A service as a line on paper, with its note where that is opened. */
export function serviceLine(told: Service & Taken & { note: string | null }, texts: Texts): Line {
  const { t, locale, shortDay } = texts;
  const { type, state, on, neededOn, until, nextOn, note } = told;
  return lineOf(neededOn, texts, told, [
    label('service_type', type, locale),
    `${label('service_state', state, locale)}, ${shortDay(on)}`,
    until && t('services.until', { day: shortDay(until) }),
    nextOn && t('services.nextBy', { day: shortDay(nextOn) }),
    note,
  ]);
}

/** What somebody is in criminal proceedings, as a line on paper. */
export function proceedingLine(told: Proceeding & Taken, texts: Texts): Line {
  const { country, role, status, on } = told;
  const { locale } = texts;
  return lineOf(on, texts, told, [
    label('country', country, locale),
    label('procedural_role', role, locale),
    label('justice_status', status, locale),
  ]);
}

function lineOf(day: string, texts: Texts, { withdrawnAt }: Taken, words: (string | null)[]): Line {
  const all = [...words, withdrawnAt ? texts.t('rights.copy.withdrawn') : ''];
  return { label: texts.day(day), text: all.filter(Boolean).join(' · ') };
}
