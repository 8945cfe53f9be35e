/** What is known of an episode when two offices may both have a case on it. */
export type EpisodeFacts = { id: string; destination: string; endedOn: string | null; cases: { handledOn: string }[] };

export type AlikePair = { one: string; other: string };

/** Offices that take on one rescue do so within these days. */
const APART = 45;

/**
 * The two episodes that are likely one and the same, if any: to the same country, handled within some weeks, and the
 * earlier had not ended before the later was handled.
 */
export function likelySame(one: EpisodeFacts[], other: EpisodeFacts[]): AlikePair | null {
  const pairs = one.flatMap((a) => other.map((b) => ({ a, b, apart: daysApart(a, b) })));
  const [closest] = pairs.filter(isLikely).toSorted((a, b) => a.apart - b.apart);
  return closest ? { one: closest.a.id, other: closest.b.id } : null;
}

type Both = { a: EpisodeFacts; b: EpisodeFacts; apart: number };

function isLikely({ a, b, apart }: Both): boolean {
  if (a.destination !== b.destination || apart > APART) return false;
  const [earlier, later] = handledOn(a) <= handledOn(b) ? [a, b] : [b, a];
  const handled = handledOn(later);
  return earlier.endedOn === null || earlier.endedOn >= handled.slice(0, earlier.endedOn.length);
}

const handledOn = ({ cases }: EpisodeFacts) => cases[0]?.handledOn ?? '';

const daysApart = (a: EpisodeFacts, b: EpisodeFacts) =>
  Math.abs(Date.parse(handledOn(a)) - Date.parse(handledOn(b))) / 86_400_000;
