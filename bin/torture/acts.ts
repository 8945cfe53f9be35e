import { makePersonKey } from '@/db/keys';
import { closeCase, moveCase, recordReturnStep, reopenCase } from '@/features/cases/commands/move-case';
import { openCase } from '@/features/cases/commands/open-case';
import { saveSection } from '@/features/cases/commands/save-section';
import type { Answers, Section } from '@/features/cases/fields';
import type { Chance } from '@/features/demo/chance';
import { dropDraft, saveDraft } from '@/features/drafts/commands';
import type { Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { codes } from '@/lib/vocabulary';
import type { Facts } from './ledger';

/** A case that only this writer changes, as far as acknowledged. */
type Own = { submission: string; reference: string; versions: Record<string, number>; track: string[]; way: string[] };

/** One caseworker at work: the case in hand, and the form that is half filled. */
export type Desk = { actor: Staff; chance: Chance; own?: Own; begun?: string };

/** An act with what will be true once it is acknowledged. */
export type Act = { facts: Facts; run: () => Promise<unknown> };

const DAY = '2026-11-10';
const TODAY = '2026-11-20';
const nextStatuses = ['closed', 'follow_up', 'under_assessment'] as const;

/** The next of the app's real commands that this caseworker gives. */
export function nextAct(desk: Desk): Act {
  const { chance, own } = desk;
  if (!own || own.track.length + own.way.length > 8) return chance.yes(0.5) ? opening(desk) : draft(desk);
  return chance.pick([
    () => opening(desk),
    () => who(desk, own),
    () => recruitment(desk, own),
    () => status(desk, own),
    () => homewards(desk, own),
    () => draft(desk),
    key,
  ])();
}

/** After a failure nobody knows how far the last act got: begin with something new. */
export function clear(desk: Desk): void {
  delete desk.own;
  delete desk.begun;
}

function opening(desk: Desk, submission = newId(), more: Facts = {}): Act {
  const { actor, chance } = desk;
  const name = nameOf(chance);
  const answers: Answers = {
    ...{ destination: 'KH', handledOn: DAY, name, nik: chance.digits(16), passport: `X${chance.digits(7)}` },
    ...{ place: name, account: `${name} `.repeat(chance.whole(1, 80)), recruitmentChannels: ['social_media'] },
  };
  const file = { submissionId: submission, officeId: actor.officeId, status: 'active' as const, returnStep: null };
  const facts = { [`case/${submission}`]: 'open', [`who/${submission}`]: name, [`track/${submission}`]: 'active' };
  return {
    facts: { ...facts, ...more },
    run: async () => {
      const opened = await openCase(actor, { ...file, answers });
      if (!isRefused(opened))
        desk.own = { submission, reference: opened.reference, versions: {}, track: ['active'], way: [] };
      return opened;
    },
  };
}

function who(desk: Desk, own: Own): Act {
  const name = nameOf(desk.chance);
  return section(desk, own, 'who', { name, phone: `0812${desk.chance.digits(8)}` }, { who: name });
}

function recruitment(desk: Desk, own: Own): Act {
  const offeredJob = desk.chance.pick(codes.offered_job);
  const answers: Answers = { offeredJob, recruitmentChannels: ['messaging_app'] };
  return section(desk, own, 'recruitment', answers, { job: offeredJob });
}

function section({ actor }: Desk, own: Own, name: Section, answers: Answers, facts: Facts): Act {
  const version = own.versions[name] ?? 0;
  const save = { reference: own.reference, section: name, version, answers, changed: Object.keys(answers) };
  return {
    facts: about(own, facts),
    run: async () => {
      const saved = await saveSection(actor, { ...save, draftId: 'edit:none' });
      if (!isRefused(saved)) own.versions[name] = version + 1;
      return saved;
    },
  };
}

function status({ actor, chance }: Desk, own: Own): Act {
  const now = own.track.at(-1);
  const to = now === 'closed' ? 'active' : chance.pick(nextStatuses.filter((code) => code !== now));
  const track = [...own.track, to];
  const seen = seenOf(own);
  const move = () => {
    if (to === 'active') return reopenCase(actor, seen, DAY, TODAY);
    const closing = { on: DAY, reason: 'lost_contact' as const, referred: false };
    return to === 'closed'
      ? closeCase(actor, seen, closing, TODAY)
      : moveCase(actor, seen, { status: to, on: DAY }, TODAY);
  };
  return { facts: about(own, { track: track.join(' ') }), run: () => moved(own, { track }, move) };
}

function homewards({ actor, chance }: Desk, own: Own): Act {
  const to = chance.pick(codes.repatriation_status);
  const way = [...own.way, to];
  const seen = seenOf(own);
  const step = () => recordReturnStep(actor, seen, { status: to, on: DAY }, TODAY);
  return { facts: about(own, { way: way.join(' ') }), run: () => moved(own, { way }, step) };
}

async function moved(own: Own, next: Partial<Own>, move: () => Promise<object>): Promise<object> {
  const answer = await move();
  if (!isRefused(answer)) Object.assign(own, next);
  return answer;
}

/** A form is begun; the act after it types on, throws it away or sends it. */
function draft(desk: Desk): Act {
  const { actor, chance, begun } = desk;
  const id = begun ?? newId();
  const fate = begun ? chance.pick(['typed', 'dropped', 'sent']) : 'typed';
  if (fate !== 'typed') delete desk.begun;
  if (fate === 'sent') return opening(desk, id, { [`draft/${id}`]: null });
  if (fate === 'dropped') return { facts: { [`draft/${id}`]: null }, run: () => dropDraft(actor, id) };
  const text = nameOf(chance);
  return {
    facts: { [`draft/${id}`]: text },
    run: async () => {
      const saved = await saveDraft(actor, id, { raw: { name: [text] } });
      if (!isRefused(saved)) desk.begun = id;
      return saved;
    },
  };
}

function key(): Act {
  const personId = newId();
  return { facts: { [`key/${personId}`]: 'made' }, run: () => makePersonKey(personId) };
}

const seenOf = ({ reference, track, way }: Own) => ({ reference, version: track.length - 1 + way.length });

const about = ({ submission }: Own, facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${name}/${submission}`, value]));

const nameOf = (chance: Chance) => `Nama ${chance.digits(9)}`;
