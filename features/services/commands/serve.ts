import { and, eq, isNull } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, services } from '@/db/schema';
import { type CaseRow, caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import { standingFor } from '@/features/followups/queries/file';
import { allPartners } from '@/features/partners/queries';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { ToldNeeds, ToldService } from '../input';
import { isUnmet } from '../rules';

type NoteRefusal = 'withheld' | 'keeping-refused';

/** Records what somebody needs, each kind of service once. A form sent twice makes them once. */
export async function recordNeeds(actor: Staff, reference: string, told: ToldNeeds, now = new Date()) {
  const key = await keyFor(actor, reference, told.note);
  if (told.note && !key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const known = await tx.select().from(services).where(eq(services.caseId, file.id));
    if (known.some(({ id }) => id === told.id)) return { refused: 'sent-already' as const };
    if (told.on > today(now)) return { refused: 'day-in-future' as const };
    const waits = known.some(
      ({ type, state, ...row }) => told.types.includes(type) && isUnmet(state) && !row.withdrawnAt,
    );
    if (waits) return { refused: 'needed-already' as const };
    const refused = await cannotNote(tx, file, told.note);
    if (refused) return { refused };
    const note = key ? sealText(file.personId, key, 'services', 'note', told.note) : null;
    const by = { recordedAt: now, recordedBy: actor.id, changedAt: now, changedBy: actor.id };
    await tx.insert(services).values(
      told.types.map((type, n) => ({
        ...{ id: n === 0 && isSubmissionId(told.id) ? told.id : newId(now.getTime()), caseId: file.id },
        ...{
          personId: file.personId,
          type,
          state: 'needed' as const,
          neededOn: told.on,
          on: told.on,
          note,
          version: 1,
        },
        ...by,
      })),
    );
    const details = { services: told.types, on: told.on };
    await touched(tx, audit, file, { act: 'service.needed', details }, now);
    return { recorded: true as const };
  });
}

/** Says what became of a service. Of two who do, the second is told, and what they typed stays. */
export async function changeService(actor: Staff, reference: string, told: ToldService, now = new Date()) {
  const words = told.note ?? '';
  const key = await keyFor(actor, reference, words);
  if (words && !key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const [row] = await tx.select().from(services).where(standing(file, told.id));
    if (!row) return { refused: 'withdrawn-already' as const };
    if (row.version !== told.version) return { refused: 'stale' as const };
    if (told.on < row.neededOn) return { refused: 'before-needed' as const };
    // What is planned may lie ahead.
    if (told.state !== 'planned' && told.on > today(now)) return { refused: 'day-in-future' as const };
    const refused = (await cannotNote(tx, file, words)) ?? (await unknownPartner(actor, tx, told, row.partner));
    if (refused) return { refused };
    const { state, on, partner, until, nextOn } = told;
    const sealed = key ? sealText(row.personId, key, 'services', 'note', words) : null;
    const note = told.note === null ? row.note : sealed;
    await tx
      .update(services)
      .set({ state, on, partner, until, nextOn, note, version: row.version + 1, changedAt: now, changedBy: actor.id })
      .where(eq(services.id, row.id));
    const details = { service: row.type, serviceState: state, on };
    await touched(tx, audit, file, { act: 'service.changed', details }, now);
    return { recorded: true as const };
  });
}

/** Takes back what was recorded by mistake. */
export async function withdrawService(actor: Staff, reference: string, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const [row] = await tx
      .update(services)
      .set({ withdrawnAt: now, withdrawnBy: actor.id })
      .where(standing(file, id))
      .returning();
    if (!row) return { refused: 'withdrawn-already' as const };
    await touched(tx, audit, file, { act: 'service.withdrawn', details: { service: row.type } }, now);
    return { recorded: true as const };
  });
}

const standing = (file: CaseRow, id: string) =>
  and(eq(services.id, id), eq(services.caseId, file.id), isNull(services.withdrawnAt));

async function keyFor(actor: Staff, reference: string, note: string): Promise<Buffer | undefined> {
  const { personId } = await caseToChange(actor, reference);
  return note ? (await personKeys([personId])).get(personId) : undefined;
}

/** The codes are what help is planned by; words about the person are kept only with their consent. */
async function cannotNote(tx: Writer, { personId }: CaseRow, note: string): Promise<NoteRefusal | null> {
  if (!note) return null;
  if (await isWithheldNow(tx, personId)) return 'withheld';
  return (await standingFor(tx, personId)).keepingRefused ? 'keeping-refused' : null;
}

async function unknownPartner(actor: Staff, tx: Writer, { partner }: ToldService, before: string | null) {
  if (!partner || partner === before) return null;
  const known = await allPartners(actor, tx);
  return known.some(({ code, closedAt }) => code === partner && !closedAt) ? null : ('unknown-partner' as const);
}

type Done = { act: string; details: Record<string, unknown> };

/** Something was entered in the case: it is not one of the quiet ones. */
async function touched(tx: Writer, audit: Recorder, file: CaseRow, { act, details }: Done, now: Date): Promise<void> {
  await tx.update(cases).set({ updatedAt: now }).where(eq(cases.id, file.id));
  await audit.record({ act, subject: { kind: 'case', id: file.reference }, details });
}
