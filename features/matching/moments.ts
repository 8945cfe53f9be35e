import type { ToldEpisode } from './queries/person-file';

/** What happened to a person, as far as it is known: a day, a month or a year (`on`), the longer the more precise. */
export type Moment = { key: string; on: string; episode: ToldEpisode } & (
  | { kind: 'recruited' | 'began' }
  | { kind: 'ended'; manner: string | null }
  | { kind: 'handled'; office: { code: string; nameId: string; nameEn: string }; reference: string }
  | { kind: 'returned' }
);

const order = ['recruited', 'began', 'handled', 'ended', 'returned'];

/** Everything on the line of time, the earliest first; what is known to the year comes before its months and days. */
export function momentsOf(episodes: ToldEpisode[]): Moment[] {
  return episodes
    .flatMap(ofEpisode)
    .toSorted((one, other) =>
      one.on === other.on ? order.indexOf(one.kind) - order.indexOf(other.kind) : one.on < other.on ? -1 : 1,
    );
}

function ofEpisode(episode: ToldEpisode): Moment[] {
  const { id, recruitedOn, startedOn, endedOn, exitManner } = episode;
  const moments: Moment[] = [];
  if (recruitedOn) moments.push({ key: `${id}-recruited`, on: recruitedOn, episode, kind: 'recruited' });
  if (startedOn) moments.push({ key: `${id}-began`, on: startedOn, episode, kind: 'began' });
  if (endedOn) moments.push({ key: `${id}-ended`, on: endedOn, episode, kind: 'ended', manner: exitManner });
  for (const { reference, handledOn, office } of episode.cases)
    moments.push({ key: reference, on: handledOn, episode, kind: 'handled', office, reference });
  // Two offices that brought one person home tell of one return.
  for (const day of new Set(episode.cases.flatMap(({ returnedOn }) => returnedOn ?? [])))
    moments.push({ key: `${id}-returned-${day}`, on: day, episode, kind: 'returned' });
  return moments;
}

/** A bar of the drawing: from when until when an episode lasted, in years. `open`: nobody knows of an end. */
export type Span = { episode: ToldEpisode; from: number; to: number; open: boolean; returns: number[] };

export function spansOf(episodes: ToldEpisode[]): { spans: Span[]; years: number[] } {
  const spans = episodes.map((episode): Span => {
    const known = momentsOf([episode]).map(({ on }) => yearsOf(on));
    const from = yearsOf(episode.startedOn ?? episode.recruitedOn ?? episode.cases[0]?.handledOn ?? '');
    const end = episode.endedOn ? yearsOf(episode.endedOn) : Math.max(from, ...known);
    const returns = episode.cases.flatMap(({ returnedOn }) => (returnedOn ? [yearsOf(returnedOn)] : []));
    return { episode, from, to: Math.max(end, from), open: !episode.endedOn, returns: [...new Set(returns)] };
  });
  const first = Math.floor(Math.min(...spans.map(({ from }) => from)));
  const last = Math.floor(Math.max(...spans.flatMap(({ to, returns }) => [to, ...returns]))) + 1;
  return { spans, years: Array.from({ length: last - first + 1 }, (_, n) => first + n) };
}

/** A day, month or year as a number of years: in the middle of what is not known more precisely. */
export function yearsOf(on: string): number {
  const [year = 0, month, day] = on.split('-').map(Number);
  if (month === undefined) return year + 0.5;
  return year + (month - 1) / 12 + (day === undefined ? 1 / 24 : (day - 1) / 372);
}
