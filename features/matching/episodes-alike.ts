import { addDays, isBefore } from '@/lib/calendar';

/** What is known of a case when it may be of an episode that another office has a case on as well. */
export type CaseFacts = { handledOn: string; returnedOn: string | null };
export type EpisodeFacts = { id: string; destination: string; cases: CaseFacts[] };

export type AlikePair = { one: string; other: string };

/** Two offices that hear of one rescue do so within these days. */
const SAME_RESCUE_DAYS = 45;

/**
 * Whether two cases to one country likely tell of the same episode: handled about the same time, and of the earlier the
 * person was not yet home by then.
 */
function isOneRescue(one: CaseFacts, other: CaseFacts): boolean {
  const [earlier, later] = one.handledOn <= other.handledOn ? [one, other] : [other, one];
  if (later.handledOn > addDays(earlier.handledOn, SAME_RESCUE_DAYS)) return false;
  return earlier.returnedOn === null || !isBefore(earlier.returnedOn, later.handledOn);
}

/** The earlier case that likely tells of the same episode as one being entered. Without one, a new episode is likelier. */
export function likelySameEpisode<One extends CaseFacts & { destination: string }>(
  earlier: One[],
  { destination, handledOn }: { destination?: string; handledOn: string },
): One | undefined {
  const entered = { handledOn, returnedOn: null };
  return earlier.findLast((one) => one.destination === destination && isOneRescue(one, entered));
}

/** The two episodes that are likely one and the same, if any, judged by the same rule; of several the closest. */
export function likelySame(one: EpisodeFacts[], other: EpisodeFacts[]): AlikePair | null {
  const pairs = one.flatMap((a) =>
    other
      .filter(({ destination }) => destination === a.destination)
      .flatMap((b) => casePairs(a, b).map((cases) => ({ a, b, ...cases }))),
  );
  const [closest] = pairs
    .filter(({ own, theirs }) => isOneRescue(own, theirs))
    .toSorted((x, y) => daysApart(x.own, x.theirs) - daysApart(y.own, y.theirs));
  return closest ? { one: closest.a.id, other: closest.b.id } : null;
}

const casePairs = (a: EpisodeFacts, b: EpisodeFacts) =>
  a.cases.flatMap((own) => b.cases.map((theirs) => ({ own, theirs })));

const daysApart = (one: CaseFacts, other: CaseFacts) =>
  Math.abs(Date.parse(one.handledOn) - Date.parse(other.handledOn)) / 86_400_000;
