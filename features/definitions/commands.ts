import { and, eq, isNull } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import type { Writer } from '@/db/client';
import { definitions, worldEvents } from '@/db/schema';
import type { Actor, Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { mayChange, mayDefine, maySee, mayWithdraw } from './access';
import { type Content, contentFrom, isCombined } from './content';
import type { Named, WorldEvent } from './input';
import { cannotCombine, cannotShare, cannotWithdraw } from './rules';

/** Names what a view counts, or a sum or difference of two others. `id` tells one sending of the form from another. */
export async function saveDefinition(
  actor: Staff,
  { id, content, ...named }: Named & { id: string; content: Content },
  now = new Date(),
) {
  if (!mayDefine(actor)) return notYours(actor, 'definition.save');
  return change(actor, async (tx, audit) => {
    const all = await everyDefinition(tx);
    // The same form sent twice makes one.
    if (all.has(id)) return { refused: 'sent-already' as const };
    const readable = new Map([...all].filter(([, each]) => maySee(actor, each)));
    const refused = cannotCombine(content, readable);
    if (refused) return { refused };
    const question = JSON.stringify(content);
    const row = { id, ...named, question, ownerId: actor.id, version: 1, createdAt: now, changedAt: now };
    await tx.insert(definitions).values(row);
    await audit.record({ act: 'definition.saved', subject: { kind: 'report', id }, details: detailsOf(content) });
    return { id };
  });
}

/** Gives a definition other words. What it counts never changes. */
export async function changeDefinition(
  actor: Staff,
  { id, version, ...named }: Named & { id: string; version: number },
  now = new Date(),
) {
  return change(actor, async (tx, audit) => {
    const found = await toChange(tx, actor, id);
    if (!mayChange(actor, found)) return { refused: 'not-yours' as const };
    const changed = await tx
      .update(definitions)
      .set({ ...named, version: version + 1, changedAt: now })
      .where(and(eq(definitions.id, id), eq(definitions.version, version), isNull(definitions.withdrawnAt)))
      .returning({ id: definitions.id });
    if (changed.length === 0) return { refused: 'stale' as const };
    await audit.record({
      act: 'definition.changed',
      subject: { kind: 'report', id },
      details: detailsOf(found.content),
    });
    return { id };
  });
}

/** Lets everybody read a definition. */
export async function shareDefinition(actor: Staff, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const found = await toChange(tx, actor, id);
    if (!mayChange(actor, found)) return { refused: 'not-yours' as const };
    if (found.sharedAt) return { refused: 'shared' as const };
    const refused = cannotShare(found.content, await everyDefinition(tx));
    if (refused) return { refused };
    await tx.update(definitions).set({ sharedAt: now }).where(eq(definitions.id, id));
    await audit.record({
      act: 'definition.shared',
      subject: { kind: 'report', id },
      details: detailsOf(found.content),
    });
    return { id };
  });
}

/** Takes a definition out of use. It stays readable for whoever has its address. */
export async function withdrawDefinition(actor: Staff, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const found = await toChange(tx, actor, id);
    if (!mayWithdraw(actor, found)) return { refused: 'not-yours' as const };
    const refused = cannotWithdraw(id, await everyDefinition(tx));
    if (refused) return { refused };
    await tx.update(definitions).set({ withdrawnAt: now }).where(eq(definitions.id, id));
    await audit.record({
      act: 'definition.withdrawn',
      subject: { kind: 'report', id },
      details: detailsOf(found.content),
    });
    return { id };
  });
}

/** Notes something that happened in the world, to be seen beside the months. */
export async function recordWorldEvent(actor: Staff, event: WorldEvent & { id: string }, now = new Date()) {
  if (!mayDefine(actor)) return notYours(actor, 'world-event.record');
  return change(actor, async (tx, audit) => {
    const [sent] = await tx.select({ id: worldEvents.id }).from(worldEvents).where(eq(worldEvents.id, event.id));
    if (sent) return { refused: 'sent-already' as const };
    await tx.insert(worldEvents).values({ ...event, recordedAt: now, recordedBy: actor.id });
    const details = { on: event.on, country: event.country };
    await audit.record({ act: 'world-event.recorded', subject: { kind: 'report', id: event.id }, details });
    return { id: event.id };
  });
}

/** Takes a world event off the dashboards. */
export async function withdrawWorldEvent(actor: Staff, id: string, now = new Date()) {
  if (!mayDefine(actor)) return notYours(actor, 'world-event.withdraw');
  return change(actor, async (tx, audit) => {
    const withdrawn = await tx
      .update(worldEvents)
      .set({ withdrawnAt: now, withdrawnBy: actor.id })
      .where(and(eq(worldEvents.id, id), isNull(worldEvents.withdrawnAt)))
      .returning({ on: worldEvents.on, country: worldEvents.country });
    const [gone] = withdrawn;
    if (!gone) return { refused: 'over' as const };
    await audit.record({ act: 'world-event.withdrawn', subject: { kind: 'report', id }, details: gone });
    return { id };
  });
}

/** What the audit tells of a definition: codes, never its name, which is free text. */
const detailsOf = (content: Content) =>
  isCombined(content) ? { of: content.of } : { of: 'view', metric: content.view.metric ?? 'cases_handled' };

async function everyDefinition(tx: Writer) {
  const rows = await tx.select().from(definitions);
  return new Map(rows.map(({ question, ...row }) => [row.id, { ...row, content: contentFrom(question) }]));
}

/** Not theirs to see reads as not there. */
async function toChange(tx: Writer, actor: Actor, id: string) {
  const found = (await everyDefinition(tx)).get(id);
  if (!found || found.withdrawnAt || !maySee(actor, found)) throw new NotFound('definition', id);
  return found;
}
