import { and, eq, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { episodes, retraffickingFindings as findings } from '@/db/schema';
import { type CaseRow, caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { earlierInView } from '@/features/cases/queries/again';
import { toldOf } from '@/features/people/again';
import { writeDecision } from '@/features/people/finding-column';
import { sealText } from '@/features/people/identity';
import { recordsOf } from '@/features/people/records';
import type { Actor, Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import type { Locale } from '@/lib/locale';
import { textsFor } from '@/lib/texts';
import { rateCsv } from './csv';
import { type Decision, type RateQuestion, rateDimensions } from './input';
import { retraffickingRate } from './queries/rate';
import { cannotDecideFrom } from './rules';

/**
 * Decides on the suspicion that stands for the episode of a case, or decides anew. The step before it holds until that
 * day; the cases of the episode, of whichever office, answer accordingly.
 */
export async function decideFinding(actor: Staff, reference: string, decision: Decision, today: string) {
  const later = await laterEpisode(await db(), await caseToChange(actor, reference));
  const key = (await personKeys([later.personId])).get(later.personId);
  if (!key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const episode = await laterEpisode(tx, file);
    const isWithheld = (await isWithheldNow(tx, file.personId)) || (await isWithheldNow(tx, episode.personId));
    if (isWithheld || episode.id !== later.id) return { refused: 'withheld' as const };
    const standing = await findingOf(tx, actor, episode.id);
    if (!standing) return { refused: 'nothing-suspected' as const };
    const { state, on, reason, seen } = decision;
    // The same form sent twice decides once.
    if (standing.state === state && standing.recordedBy === actor.id && standing.on === on && standing.id !== seen)
      return { refused: 'decided' as const };
    if (standing.id !== seen) return { refused: 'stale' as const };
    const refused = cannotDecideFrom(on, standing, today);
    if (refused) return { refused };
    await tx.update(findings).set({ until: on }).where(eq(findings.id, standing.id));
    await tx.insert(findings).values({
      id: newId(),
      earlierId: standing.earlierId,
      laterId: episode.id,
      state,
      on,
      reason: sealText(episode.personId, key, 'retrafficking_findings', 'reason', reason),
      recordedAt: new Date(),
      recordedBy: actor.id,
    });
    const told = await toldOf(tx, await recordsOf(tx, file.personId));
    const files = told.find(({ id }) => id === episode.id)?.cases ?? [];
    await writeDecision(tx, audit, files, { state, on, first: standing.state === 'suspected' });
    return { reference: file.reference };
  });
}

/** The finding that stands for an episode, if the actor may know of the one before it. */
async function findingOf(tx: Pick<Writer, 'select'>, actor: Staff, laterId: string) {
  const where = and(eq(findings.laterId, laterId), isNull(findings.until), earlierInView(actor));
  const [row] = await tx.select().from(findings).where(where);
  return row;
}

/** The episode that speaks for the one of a case. */
async function laterEpisode(from: Pick<Writer, 'select'>, { episodeId }: CaseRow) {
  const [own] = await from.select().from(episodes).where(eq(episodes.id, episodeId));
  if (!own?.sameAs) return { id: episodeId, personId: own?.personId ?? '' };
  const [speaker] = await from.select().from(episodes).where(eq(episodes.id, own.sameAs));
  return { id: own.sameAs, personId: speaker?.personId ?? '' };
}

/** The rate and its splits as a file; records who took it out. Figures may be read by whoever is signed in. */
export async function exportRate(actor: Actor, question: RateQuestion, lang: Locale): Promise<Buffer> {
  const rates = await Promise.all(
    [undefined, ...rateDimensions].map((by) => retraffickingRate(actor, { ...question, by })),
  );
  await change(actor, async (_, audit) => {
    const details = { format: 'csv', lang, asOf: question.asOf };
    await audit.record({ act: 'rate.exported', subject: { kind: 'report', id: 'again' }, details });
  });
  return rateCsv(rates, textsFor(lang));
}
