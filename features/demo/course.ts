import type { Answers } from '@/features/cases/fields';
import type { ReturnStep, StatusStep } from '@/features/cases/steps';
import { addDays, monthOf } from '@/lib/calendar';
import type { Code } from '@/lib/vocabulary';
import type { Chance } from './chance';

/** How a case goes: the way home, or the ways in which it ends without one. */
export const outcomes = ['arrives', 'moves_on', 'stays', 'lost', 'not_trafficking', 'referred', 'in_progress'] as const;
export const uncounted = ['reported_only', 'duplicate', 'out_of_scope'] as const;
export type Outcome = (typeof outcomes)[number] | (typeof uncounted)[number];

export type Course = {
  destination: string;
  handledOn: string;
  outcome: Outcome;
  /** The first day in Indonesia, when `outcome` is `arrives`. */
  arrivesOn?: string;
  flight?: 'chartered_flight' | 'state_aircraft';
  operation?: true;
  /** Home since then, after an earlier episode: this one began later. */
  homeSince?: string;
};

export type Steps = { statusSteps: StatusStep[]; returnSteps: ReturnStep[] };

/** The steps of a course that have been taken until `today`. */
export function stepsOf(chance: Chance, course: Course, today: string): Steps {
  const until = <Step extends { on: string }>(steps: Step[]) => steps.filter(({ on }) => on <= today);
  return {
    statusSteps: until(statusSteps(chance, course)),
    returnSteps: until(returnSteps(chance, course)),
  };
}

const endings: Partial<Record<Outcome, [StatusStep['status'], Code<'case_closure_reason'>]>> = {
  moves_on: ['closed', 'assistance_completed'],
  stays: ['closed', 'declined_assistance'],
  lost: ['closed', 'lost_contact'],
  not_trafficking: ['closed', 'not_trafficking'],
  referred: ['closed_referred', 'transferred_to_partner'],
};

function statusSteps(chance: Chance, { handledOn, outcome, arrivesOn = '' }: Course): StatusStep[] {
  const later = (from: string, least: number, most: number) => addDays(from, chance.whole(least, most));
  if (outcome === 'reported_only') return [{ status: 'reported', on: handledOn }];
  if (outcome === 'duplicate' || outcome === 'out_of_scope')
    return [
      { status: 'reported', on: handledOn },
      { status: 'closed', on: later(handledOn, 1, 4), closureReason: outcome },
    ];
  const steps: StatusStep[] = [
    ...(chance.yes(0.4) ? [{ status: 'reported' as const, on: later(handledOn, -5, -1) }] : []),
    { status: chance.yes(0.6) ? 'under_assessment' : 'active', on: handledOn },
  ];
  const activeOn = later(handledOn, 1, 6);
  if (steps.at(-1)?.status === 'under_assessment') steps.push({ status: 'active', on: activeOn });
  const ending = endings[outcome];
  if (ending) steps.push({ status: ending[0], on: later(activeOn, 25, 240), closureReason: ending[1] });
  if (outcome === 'arrives') {
    const homeOn = later(arrivesOn, 0, 4);
    const reason = chance.yes(0.7) ? 'repatriated_no_further_need' : 'assistance_completed';
    steps.push({ status: 'follow_up', on: homeOn > activeOn ? homeOn : addDays(activeOn, 1) });
    steps.push({ status: 'closed', on: later(homeOn, 30, 200), closureReason: reason });
  }
  return steps;
}

function returnSteps(chance: Chance, course: Course): ReturnStep[] {
  const { handledOn, outcome, arrivesOn } = course;
  const checkOn = addDays(handledOn, chance.whole(0, 4));
  const checked: ReturnStep = { status: 'identity_check', on: checkOn };
  if (outcome === 'arrives' && arrivesOn) return wayHome(chance, checked, arrivesOn);
  if (outcome === 'in_progress') {
    const papers: ReturnStep = { status: 'travel_document_pending', on: addDays(checkOn, chance.whole(4, 20)) };
    const stop = chance.yes(0.3) ? 'held_by_authorities' : 'exit_clearance_pending';
    return [checked, papers, { status: stop, on: addDays(papers.on, chance.whole(7, 40)) }];
  }
  const end = addDays(checkOn, chance.whole(8, 60));
  if (outcome === 'moves_on') {
    const status = chance.yes(0.7) ? 'moved_third_country' : 'stayed_legally';
    return [checked, { status, on: end }];
  }
  if (outcome === 'stays') return [checked, { status: 'not_wanted', on: end }];
  return chance.yes(0.5) && (outcome === 'lost' || outcome === 'referred') ? [checked] : [];
}

/** From the identity check to the home area, spread over the days there are. */
function wayHome(chance: Chance, checked: ReturnStep, arrivesOn: string): ReturnStep[] {
  const days = (Date.parse(arrivesOn) - Date.parse(checked.on)) / 86_400_000;
  const at = (share: number) => addDays(checked.on, Math.max(0, Math.min(days - 1, Math.round(days * share))));
  const steps: ReturnStep[] = [checked, { status: 'travel_document_pending', on: at(0.15 + chance.next() * 0.15) }];
  if (chance.yes(0.6)) steps.push({ status: 'exit_clearance_pending', on: at(0.4 + chance.next() * 0.2) });
  if (chance.yes(0.15)) steps.push({ status: 'held_by_authorities', on: at(0.62) });
  steps.push({ status: 'scheduled', on: at(0.7 + chance.next() * 0.2) });
  steps.push({ status: 'departed', on: addDays(arrivesOn, chance.yes(0.8) ? 0 : -1) });
  steps.push({ status: 'arrived_indonesia', on: arrivesOn });
  if (chance.yes(0.7)) steps.push({ status: 'returned_home_area', on: addDays(arrivesOn, chance.whole(1, 16)) });
  return steps;
}

const waysOut = {
  host_operation: 30,
  mission_extraction: 14,
  negotiated_release: 14,
  ransom_paid: 12,
  escaped: 18,
  let_go_or_dispersed: 12,
} as const;
const held = { held_by_exploiter: 45, held_by_authority: 22, lost: 10, expired: 8, with_person: 15 } as const;
const carried = { splp_issued: 58, with_person: 24, passport_reissued: 18 } as const;
const stayed = { overstayed: 52, detained: 18, visitor: 12, stranded: 12, smuggled_entry: 6 } as const;
const kept = { overstayed: 60, visitor: 30, smuggled_entry: 10 } as const;
const taken = { held_by_exploiter: 85, with_person: 10, expired: 5 } as const;
const modes = { commercial_flight: 78, sea: 8, land_then_flight: 12, other: 2 } as const;
const bases = { assisted_voluntary: 58, deportation: 26, host_release_order: 12, independent: 4 } as const;
const funds = {
  state: 52,
  self_or_family: 26,
  international_or_ngo: 14,
  host_state: 6,
  employer_or_agency: 2,
} as const;

/** What the office knows by now of where the person is, told by how far the case has come. */
export function situationOf(chance: Chance, course: Course, steps: Steps, today: string): Answers {
  const last = steps.returnSteps.at(-1)?.status ?? 'not_started';
  const home = last === 'arrived_indonesia' || last === 'returned_home_area';
  const outOn = leftOn(chance, course);
  const unmoved = !home && last === 'not_started' ? chance.yes(0.6) : outOn > today;
  const inside = unmoved && !course.operation;
  const { recruited, started } = beginningOf(chance, course, outOn);
  const basis = chance.weighted(bases);
  return {
    inDanger: home ? 'absent' : chance.yes(inside ? 0.8 : 0.2) ? 'present' : 'unknown',
    safeToContact: home || !inside ? 'present' : chance.yes(0.4) ? 'absent' : 'unknown',
    currentCountry: home ? 'ID' : last === 'moved_third_country' ? chance.pick(['TH', 'MY', 'SG']) : course.destination,
    exitManner: inside ? 'still_inside' : course.operation ? 'joint_operation' : chance.weighted(waysOut),
    immigrationStatus: home ? 'left_country' : chance.yes(0.15) ? 'unknown' : chance.weighted(inside ? kept : stayed),
    travelDocument: home
      ? chance.weighted(carried)
      : chance.yes(0.12)
        ? 'unknown'
        : chance.weighted(inside ? taken : held),
    recruitedOn: monthOf(recruited),
    startedOn: chance.yes(0.85) ? monthOf(started) : undefined,
    endedOn: inside ? undefined : monthOf(outOn),
    wantsReturn: last === 'not_wanted' ? 'absent' : home || chance.yes(0.85) ? 'present' : 'unknown',
    ...(home || last === 'scheduled' || last === 'departed'
      ? {
          returnMode: course.flight ?? chance.weighted(modes),
          returnBasis: basis,
          returnFunding: course.flight ? 'state' : basis === 'independent' ? 'self_or_family' : chance.weighted(funds),
        }
      : {}),
  };
}

/** Recruited and arrived some months before; after an earlier return, when there was one. */
function beginningOf(chance: Chance, { handledOn, homeSince }: Course, outOn: string) {
  const end = outOn < handledOn ? outOn : handledOn;
  const started = addDays(end, -chance.whole(40, homeSince ? 100 : 420));
  return { started, recruited: addDays(started, -chance.whole(5, homeSince ? 20 : 60)) };
}

/** The day out of the compound: mostly shortly before the office heard, else on the way to the return. */
function leftOn(chance: Chance, { handledOn, arrivesOn, operation }: Course): string {
  if (operation) return handledOn;
  if (chance.yes(0.6)) return addDays(handledOn, -chance.whole(0, 20));
  const later = addDays(handledOn, chance.whole(2, 60));
  return arrivesOn && later > addDays(arrivesOn, -3) ? handledOn : later;
}
