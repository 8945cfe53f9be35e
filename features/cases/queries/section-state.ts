import { draftOf } from '@/features/drafts/queries';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { type Answers, type FieldName, fieldsIn, type Section } from '../fields';
import { type FieldProblem, type Raw, rawOf, readAnswers } from '../input';
import { differs, sectionChecked, sectionDraftId } from '../section-form';
import type { CaseFile } from './case-file';

/** A question on which a colleague's saved answer and what was typed here differ. */
export type Difference = { name: FieldName; theirs: Answers[FieldName]; mine: Answers[FieldName] };

/** What the form of a section shows: what is kept, or what was typed and not saved, and what stands against it. */
export type SectionState = {
  raw: Raw;
  /** The version the form is made from; sent back, it says what its reader had seen. */
  version: number;
  resumed: boolean;
  problems: FieldProblem[];
  /** Set when a colleague saved the section after the draft was begun. */
  stale: { by: string; at: Date; differences: Difference[] } | null;
};

export async function sectionState(
  actor: Staff,
  file: CaseFile,
  section: Section,
  check: boolean,
): Promise<SectionState> {
  const kept = await draftOf(actor, sectionDraftId(actor.id, file.case.id, section));
  // Typed while this was taken for another person, who has been parted from it since: it is theirs.
  const draft = kept && file.records.includes(kept.personId) ? kept : null;
  const saved = file.versions[section];
  const version = saved?.version ?? 0;
  const names = fieldsIn(section);
  const own = Object.fromEntries(Object.entries(file.answers).filter(([name]) => names.includes(name as FieldName)));
  if (!draft) return { raw: rawOf(own), version, resumed: false, problems: [], stale: null };
  const typed = readAnswers(draft.raw, names, today()).answers;
  const behind = saved && (draft.version ?? 0) < version;
  return {
    raw: draft.raw,
    version,
    resumed: true,
    problems: check ? sectionChecked(file, section, draft.raw, today()).problems : [],
    stale: behind ? { by: saved.by, at: saved.at, differences: differencesOf(names, own, typed) } : null,
  };
}

function differencesOf(names: FieldName[], theirs: Answers, mine: Answers): Difference[] {
  return names
    .filter((name) => differs(theirs[name], mine[name]))
    .map((name) => ({ name, theirs: theirs[name], mine: mine[name] }));
}
