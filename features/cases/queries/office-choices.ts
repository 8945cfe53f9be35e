import { allOffices, type Office, officeName } from '@/features/offices/queries';
import type { Staff } from '@/lib/actor';
import type { Locale } from '@/lib/locale';
import type { Choice } from '@/lib/vocabulary';
import { mayOpenCase, plainly, sightOf } from '../access';

/** The offices for which an actor may log a case, their own first. */
export async function officesFor(actor: Staff, locale: Locale): Promise<Choice[]> {
  const distance = (office: Office) => (office.id === actor.officeId ? 0 : 1);
  const all = (await allOffices(actor)).filter((office) => mayOpenCase(actor, office.id));
  return all.toSorted((a, b) => distance(a) - distance(b)).map((office) => choiceOf(office, locale));
}

/** The offices some of whose cases an actor may see. */
export async function officesInSight(actor: Staff, locale: Locale): Promise<Choice[]> {
  const seen = (await allOffices(actor)).filter((office) => sightOf(actor, plainly(office.id)) !== 'none');
  return seen.map((office) => choiceOf(office, locale));
}

const choiceOf = (office: Office, locale: Locale) => ({ code: office.id, label: officeName(office, locale) });
