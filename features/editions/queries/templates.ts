import { eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { offices, reportTemplates } from '@/db/schema';
import { allOffices, type Office } from '@/features/offices/queries';
import { type Section, sections } from '@/features/reports/tables';
import type { Actor } from '@/lib/actor';
import { EVERY_OFFICE, maySetTemplate, mayWrite, type Scope } from '../access';

/** How the reports of a scope are put together. `version` 0: nobody has said so, it is as usual. */
export type Template = { office: Office; scope: Scope; sections: Section[]; draftDay: number | null; version: number };

/** Headquarters speaks of every office. */
export const scopeOf = (office: Pick<Office, 'id' | 'kind'>): Scope =>
  office.kind === 'headquarters' ? EVERY_OFFICE : office.id;

/** The templates of all offices, as they are or as usual. */
export async function allTemplates(actor: Actor): Promise<Template[]> {
  const kept = await (await db()).select().from(reportTemplates);
  const byOffice = new Map(kept.map((each) => [each.officeId, each]));
  return (await allOffices(actor)).map((office) => {
    const own = byOffice.get(office.id);
    return {
      office,
      scope: scopeOf(office),
      sections: own ? (JSON.parse(own.sections) as Section[]) : [...sections],
      draftDay: own?.draftDay ?? null,
      version: own?.version ?? 0,
    };
  });
}

/** The template of a scope; nothing where there is no such office. */
export async function templateFor(actor: Actor, scope: Scope): Promise<Template | undefined> {
  return (await allTemplates(actor)).find((each) => each.scope === scope);
}

/** The templates that an actor may set. */
export async function templatesToSet(actor: Actor): Promise<Template[]> {
  return (await allTemplates(actor)).filter(({ office }) => maySetTemplate(actor, office.id));
}

/** The scopes whose reports an actor may draw up, every office first. */
export async function scopesToWrite(actor: Actor): Promise<{ scope: Scope; office: Office }[]> {
  const all = (await allTemplates(actor)).filter(({ scope }) => mayWrite(actor, scope));
  return all
    .map(({ scope, office }) => ({ scope, office }))
    .sort((a, b) => Number(b.scope === EVERY_OFFICE) - Number(a.scope === EVERY_OFFICE));
}

/** The office a scope names; nothing for every office. */
export async function officeNamed(_actor: Actor, scope: Scope): Promise<Office | undefined> {
  if (scope === EVERY_OFFICE) return undefined;
  const [office] = await (await db()).select().from(offices).where(eq(offices.id, scope));
  return office;
}
