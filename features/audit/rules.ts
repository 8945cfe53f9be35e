import { hashOf, type SealedLink } from '@/lib/chain';

/** What verification can find wrong. Each names an entry; its sentence is in `messages`, under `audit.findings`. */
export const findingKinds = [
  'missing',
  'edited',
  'inserted',
  'swapped',
  'removed',
  'replaced',
  'cut',
  'beyond',
  'end-differs',
  'checkpoint-cut',
  'checkpoint-differs',
  'checkpoint-forged',
  'checkpoint-gone',
  'checkpoint-foreign',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** `seq` is the entry it is about; `other` the second entry, or the last one known to be whole. */
export type Finding = { kind: FindingKind; seq: number; other?: number };

export type Misfit = { before?: SealedLink; entry: SealedLink; next?: SealedLink };

/** What was done to the first entry that does not fit, as far as its seal and those around it tell. */
export function diagnose({ before, entry, next }: Misfit): Finding {
  const seq = (before?.seq ?? 0) + 1;
  if (entry.seq > seq) return { kind: 'missing', seq, other: entry.seq - 1 };
  if (entry.seq < seq) return { kind: 'inserted', seq: entry.seq };
  if (hashOf(entry) === entry.hash) return { kind: 'replaced', seq, other: seq - 1 };
  if (wasSealedAs(entry, seq + 1))
    return next && wasSealedAs(next, seq) ? { kind: 'swapped', seq, other: seq + 1 } : { kind: 'removed', seq };
  if (wasSealedAs(entry, seq - 1)) return { kind: 'inserted', seq: seq - 1 };
  return { kind: 'edited', seq };
}

/** Whether an entry was written with another number: its seal fits nothing else. */
function wasSealedAs(entry: SealedLink, seq: number): boolean {
  return hashOf({ ...entry, seq }) === entry.hash;
}

/** A place in the log that is known from elsewhere: its entry must have a seal that begins so. */
export type Landmark = { seq: number; hash: string; source: 'stored' | 'file' | 'printed' };

/** Holds what is known from elsewhere against the entries as they pass by. */
export function landmarksAlong(landmarks: Landmark[]) {
  // Of an empty log there is nothing to hold.
  const waiting = landmarks.filter(({ seq }) => seq > 0).toSorted((a, b) => a.seq - b.seq);
  const missed: (Landmark & { after: number })[] = [];
  // What is kept here vouches for nothing that was brought from outside: who stole the keys may have signed it anew.
  const heldUpTo = { stored: 0, file: 0, printed: 0 };
  let held = 0;
  let next = 0;
  return {
    pass({ seq, hash }: { seq: number; hash: string }) {
      for (let landmark = waiting[next]; landmark && landmark.seq <= seq; landmark = waiting[next]) {
        next += 1;
        if (landmark.seq === seq && hash.startsWith(landmark.hash)) {
          held += 1;
          heldUpTo[landmark.source] = seq;
        } else missed.push({ ...landmark, after: heldUpTo[landmark.source] });
      }
    },
    /** What did not hold. Landmarks behind the last entry tell of a cut, unless the walk ended early. */
    found(last: number, walkedToTheEnd: boolean): { held: number; findings: Finding[] } {
      const beyond = walkedToTheEnd ? waiting.slice(next) : [];
      const differing = firstOfEach(missed).map(
        ({ seq, after }): Finding => ({ kind: 'checkpoint-differs', seq, other: after }),
      );
      const cut = firstOfEach(beyond).map(
        ({ seq }): Finding => ({ kind: 'checkpoint-cut', seq: last + 1, other: seq }),
      );
      return { held, findings: [...differing, ...cut] };
    },
  };
}

/** One landmark per source says it: those after it can only agree. */
function firstOfEach<Each extends Landmark>(landmarks: Each[]): Each[] {
  const sources = new Set(landmarks.map(({ source }) => source));
  return [...sources].flatMap((source) => landmarks.find((landmark) => landmark.source === source) ?? []);
}

/** The mark that a report prints: entry · first 16 digits of its seal · key. */
export type Printed = { seq: number; hash: string; keyId: string };
