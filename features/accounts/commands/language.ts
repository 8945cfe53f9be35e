import { eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { users } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import type { Locale } from '@/lib/locale';

/** Keeps the language somebody chose, for what is made for them when they are not there. */
export function chooseLanguage(actor: Staff, locale: Locale) {
  return change(actor, async (tx, audit) => {
    await tx.update(users).set({ locale }).where(eq(users.id, actor.id));
    await audit.record({ act: 'user.language-chosen', subject: { kind: 'user', id: actor.id }, details: { locale } });
    return { locale };
  });
}
