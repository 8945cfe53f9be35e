import { and, eq, inArray } from 'drizzle-orm';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, drafts, episodeAnswers, episodes, fingerprints, persons, statusSteps } from '@/db/schema';
import { suspectWithin } from '@/features/people/again';
import { fingerprintsOf, openIdentity, sealIdentity, sealText } from '@/features/people/identity';
import { recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { type Answers, fieldOf, fieldsIn, type Section } from '../fields';
import { isSealedSection } from '../queries/case-file';
import { answerRows, birthColumns, columnsOf, identityIn, recordOf } from '../rows';
import { type CaseRow, caseToChange, takeVersion } from './found-case';
import { traceCorrection } from './trace-correction';

export type SectionSave = {
  reference: string;
  section: Section;
  /** The version of the section that the form was made from. */
  version: number;
  answers: Answers;
  /** The fields whose answer differs from what is kept: what the audit names. */
  changed: string[];
  /** What the answers were in the version that the form was made from: a correction leaves them as a trace. */
  before?: Answers;
  draftId: string;
};

/** Saves one section of a case; refused when a colleague saved it since it was opened. */
export async function saveSection(actor: Staff, save: SectionSave) {
  const { personId } = await caseToChange(actor, save.reference);
  const keys = await personKeys(await recordsOf(await db(), personId));
  const key = keys.get(personId);
  if (!key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, save.reference, tx);
    const [speakerId = personId] = await recordsOf(tx, file.personId);
    const speakerKey = keys.get(speakerId);
    // Joined to another person since the keys were read: what was typed was about less than is known now.
    if (!speakerKey) return { refused: 'stale' as const };
    // The key was taken before: whoever was erased meanwhile must not come back through a save.
    if (await cannotSave(tx, speakerId, save.section)) return { refused: 'withheld' as const };
    if (
      !(await takeVersion(
        tx,
        actor,
        recordOf({ ...file, personId: speakerId }, save.section),
        save.section,
        save.version,
      ))
    )
      return { refused: 'stale' as const };
    if (save.section === 'essentials' && (await movedBefore(tx, file.id, save.answers.handledOn ?? '')))
      return { refused: 'handled-after-step' as const };
    const subject = { kind: 'case', id: file.reference } as const;
    const seq = await audit.record({
      act: 'case.changed',
      subject,
      details: { section: save.section, fields: save.changed },
    });
    const speaker = { id: speakerId, key: speakerKey };
    await writers[save.section](tx, file, save.answers, { key, speaker, seq });
    const { section, changed, before = {}, answers: after } = save;
    await traceCorrection(tx, audit, actor, { file, speakerId, keys }, { section, changed, before, after });
    // A beginning, an end, a day of handling or a destination may have changed.
    if (section !== 'who') await suspectWithin(tx, audit, file.personId);
    await tx.update(cases).set({ updatedAt: new Date() }).where(eq(cases.id, file.id));
    await tx.delete(drafts).where(eq(drafts.id, save.draftId));
    return { reference: file.reference };
  });
}

/** The sections of an erased person stand still; while the use is stopped, those that hold what identifies. */
async function cannotSave(tx: Writer, personId: string, section: Section): Promise<boolean> {
  const [person] = await tx.select().from(persons).where(eq(persons.id, personId));
  return !person || person.erasedAt !== null || (person.useStoppedAt !== null && isSealedSection(section));
}

/** Whether the case had its second status before a day, which then cannot be the day it was handled. */
async function movedBefore(tx: Writer, caseId: string, day: string): Promise<boolean> {
  const steps = await tx.select().from(statusSteps).where(eq(statusSteps.caseId, caseId));
  return steps.some((step) => step.position === 2 && step.on < day);
}

/** `key` seals what hangs on the case, that of the speaker who the person is. */
type With = { key: Buffer; speaker: { id: string; key: Buffer }; seq: number };
type Write = (tx: Writer, file: CaseRow, answers: Answers, sealing: With) => Promise<void>;

const writers: Record<Section, Write> = {
  essentials: async (tx, file, answers) => {
    await tx.update(episodes).set({ destination: answers.destination }).where(eq(episodes.id, file.episodeId));
    await tx.update(cases).set({ handledOn: answers.handledOn }).where(eq(cases.id, file.id));
    // The first status holds from the day the case was handled.
    const steps = await tx.select().from(statusSteps).where(eq(statusSteps.caseId, file.id));
    const first = steps.find((step) => step.position === 1);
    if (first) await tx.update(statusSteps).set({ on: answers.handledOn }).where(eq(statusSteps.id, first.id));
  },
  who: async (tx, _file, answers, { speaker, seq }) => {
    const identity = identityIn(answers);
    const [before] = await tx.select().from(persons).where(eq(persons.id, speaker.id));
    const prints = fingerprintsOf(openIdentity(speaker.id, speaker.key, before?.identity ?? null));
    await tx
      .update(persons)
      .set({
        ...columnsOf(answers, 'person'),
        ...birthColumns(answers.birth),
        identity: sealIdentity(speaker.id, speaker.key, identity),
        identitySeq: seq,
      })
      .where(eq(persons.id, speaker.id));
    // Those that joining added beside the numbers of the identity stay: the old passport still finds its holder.
    for (const { kind, fingerprint } of prints)
      await tx
        .delete(fingerprints)
        .where(
          and(
            eq(fingerprints.personId, speaker.id),
            eq(fingerprints.kind, kind),
            eq(fingerprints.fingerprint, fingerprint),
          ),
        );
    const anew = fingerprintsOf(identity).map((print) => ({ id: newId(), personId: speaker.id, ...print }));
    if (anew.length > 0) await tx.insert(fingerprints).values(anew).onConflictDoNothing();
  },
  situation: async (tx, file, answers, { key }) => {
    const place = sealText(file.personId, key, 'episodes', 'place', answers.place ?? '');
    await tx
      .update(episodes)
      .set({ ...inSection(answers, 'episode', 'situation'), place })
      .where(eq(episodes.id, file.episodeId));
    await tx
      .update(cases)
      .set(inSection(answers, 'case', 'situation'))
      .where(eq(cases.id, file.id));
  },
  recruitment: (tx, file, answers) => writeAnswers(tx, file, answers, 'recruitment', {}),
  exploitation: (tx, file, answers, { key }) =>
    writeAnswers(tx, file, answers, 'exploitation', {
      account: sealText(file.personId, key, 'episodes', 'account', answers.account ?? ''),
    }),
  return: async (tx, file, answers, { key }) => {
    const notes = sealText(file.personId, key, 'cases', 'notes', answers.notes ?? '');
    await tx
      .update(cases)
      .set({ ...inSection(answers, 'case', 'return'), notes })
      .where(eq(cases.id, file.id));
  },
};

async function writeAnswers(
  tx: Writer,
  file: CaseRow,
  answers: Answers,
  section: Section,
  sealed: { account?: Buffer | null },
) {
  await tx
    .update(episodes)
    .set({ ...inSection(answers, 'episode', section), ...sealed })
    .where(eq(episodes.id, file.episodeId));
  const lists = fieldsIn(section).flatMap((name) =>
    fieldOf(name).record === 'answers' ? [fieldOf(name).list as string] : [],
  );
  await tx
    .delete(episodeAnswers)
    .where(and(eq(episodeAnswers.episodeId, file.episodeId), inArray(episodeAnswers.list, lists)));
  const rows = answerRows(file.episodeId, answers);
  if (rows.length > 0) await tx.insert(episodeAnswers).values(rows);
}

/** The plain columns of a record that belong to a section, so that saving one does not empty another. */
function inSection(answers: Answers, record: 'episode' | 'case', section: Section) {
  const own = fieldsIn(section) as string[];
  return Object.fromEntries(Object.entries(columnsOf(answers, record)).filter(([name]) => own.includes(name)));
}
