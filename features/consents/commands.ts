import { eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { personKeys } from '@/db/keys';
import { consents, persons } from '@/db/schema';
import { caseToChange } from '@/features/cases/commands/found-case';
import { sealText } from '@/features/people/identity';
import { speakerOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import type { Said } from './input';
import { standingOf } from './queries';

export type ConsentRefusal = 'withheld' | 'nothing-new';

/** Adds what was said about each scope. Said again in the same words it is not added: a form sent twice counts once. */
export async function recordConsent(actor: Staff, reference: string, said: Said, now = new Date()) {
  const { personId } = await caseToChange(actor, reference);
  const key = (await personKeys([personId])).get(personId);
  if (!key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const [person] = await tx
      .select()
      .from(persons)
      .where(eq(persons.id, await speakerOf(tx, personId)));
    if (!person || person.erasedAt) return { refused: 'withheld' as const };
    const known = await standingOf(tx, personId);
    const { scopes, purpose, ...answer } = said;
    const anew = scopes.filter((scope) => !isSame(known[scope], answer));
    if (anew.length === 0) return { refused: 'nothing-new' as const };
    const sealed = sealText(personId, key, 'consents', 'purpose', purpose);
    await tx.insert(consents).values(
      anew.map((scope) => ({
        id: newId(now.getTime()),
        personId,
        scope,
        ...answer,
        purpose: sealed,
        recordedAt: now,
        recordedBy: actor.id,
      })),
    );
    await audit.record({
      act: 'consent.recorded',
      subject: { kind: 'case', id: file.reference },
      details: { scopes: anew, state: said.state },
    });
    return { recorded: anew };
  });
}

type Answer = Pick<Said, 'state' | 'on' | 'language' | 'proof'>;

function isSame(known: Answer | undefined, said: Answer): boolean {
  const { state, on, language, proof } = said;
  return known?.state === state && known.on === on && known.language === language && known.proof === proof;
}
