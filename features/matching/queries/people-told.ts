import { asc, eq, inArray, or } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, episodes, offices, persons } from '@/db/schema';
import { mayListCases, type Sight, sightOf } from '@/features/cases/access';
import { exceptionsFor } from '@/features/cases/queries/scope';
import { isWithheld } from '@/features/cases/rules';
import { openIdentityInList } from '@/features/people/identity';
import { maskName } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';

type OfficeRow = typeof offices.$inferSelect;

/** One case of a person that the actor may see. `episodeId` is of the episode that speaks for it. */
export type ToldCase = Pick<
  typeof cases.$inferSelect,
  'id' | 'reference' | 'personId' | 'handledOn' | 'returnedOn' | 'status' | 'closureReason' | 'returnStatus'
> & { sight: Sight; office: OfficeRow; destination: string; episodeId: string; ownEpisodeId: string };

/** What an actor may be told of a person: facts, the cases in their sight, and where else to ask. */
export type ToldPerson = Pick<
  typeof persons.$inferSelect,
  'id' | 'sex' | 'birthYear' | 'homeProvince' | 'citizenship' | 'erasedAt' | 'useStoppedAt'
> & {
  maskedName: string;
  /** The record their page is found by: the one that speaks, if one of its cases is in sight, else one that is. */
  address: string;
  /** In the order of handling. */
  cases: ToldCase[];
  /** The offices of cases that are not in sight, once for each case; of those the actor is locked out of, none. */
  elsewhere: OfficeRow[];
};

/**
 * What an actor may be told of these persons, by the id of the record that speaks. Whoever has no case in their sight is
 * not among them.
 */
export async function peopleTold(actor: Staff, speakers: string[]): Promise<Map<string, ToldPerson>> {
  if (!mayListCases(actor) || speakers.length === 0) return new Map();
  const [people, files] = await Promise.all([peopleWith(speakers), casesOf(actor, speakers)]);
  const seen = people.filter(({ id }) => files.some(({ speaker, sight }) => speaker === id && sight !== 'none'));
  const whole = seen.filter(
    (person) => !isWithheld(person) && files.some(({ speaker, sight }) => speaker === person.id && sight === 'full'),
  );
  const keys = await personKeys(whole.map(({ id }) => id));
  return new Map(
    seen.map(({ identity, ...person }) => {
      const key = keys.get(person.id);
      const name = key ? (openIdentityInList(person.id, key, identity).name ?? '') : '';
      const own = files.filter(({ speaker }) => speaker === person.id);
      const elsewhere = own.filter(({ sight }) => sight === 'none').map(({ office }) => office);
      const inSight = own.filter(({ sight }) => sight !== 'none').map(({ speaker: _, ...file }) => file);
      const address = addressOf(person.id, inSight);
      return [person.id, { ...person, address, maskedName: maskName(name), cases: inSight, elsewhere }];
    }),
  );
}

/** An id tells when it was made: of a record whose cases are out of sight, that is nobody's business. */
const addressOf = (speaker: string, inSight: { personId: string }[]) =>
  inSight.some(({ personId }) => personId === speaker) ? speaker : (inSight[0]?.personId ?? speaker);

async function peopleWith(ids: string[]) {
  const { id, sex, birthYear, homeProvince, citizenship, erasedAt, useStoppedAt, identity } = persons;
  return (await db())
    .select({ id, sex, birthYear, homeProvince, citizenship, erasedAt, useStoppedAt, identity })
    .from(persons)
    .where(inArray(persons.id, ids));
}

/** The cases of all records of these persons, but none that the actor is locked out of. */
async function casesOf(actor: Staff, speakers: string[]): Promise<(ToldCase & { speaker: string })[]> {
  const rows = await (await db())
    .select({
      case: cases,
      destination: episodes.destination,
      episodeSameAs: episodes.sameAs,
      sameAs: persons.sameAs,
      office: offices,
      ...exceptionsFor(actor),
    })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .where(or(inArray(persons.id, speakers), inArray(persons.sameAs, speakers)))
    .orderBy(asc(cases.handledOn), asc(cases.id));
  return rows
    .filter(({ lockedOut }) => !lockedOut)
    .map(({ case: file, sameAs, episodeSameAs, destination, office, lockedOut, emergency }) => {
      const { id, reference, personId, handledOn, returnedOn, status, closureReason, returnStatus, episodeId } = file;
      return {
        ...{ id, reference, personId, handledOn, returnedOn, status, closureReason, returnStatus, destination, office },
        sight: sightOf(actor, { officeId: file.officeId, lockedOut, emergency }),
        speaker: sameAs ?? personId,
        episodeId: episodeSameAs ?? episodeId,
        ownEpisodeId: episodeId,
      };
    });
}
