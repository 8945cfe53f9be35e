const SECOND = 1000;
const FREE = 5;
const LONGEST = 15 * 60 * SECOND;

/** How long to wait after so many wrong guesses in a row: never at first, then longer and longer, at most a quarter of an hour. */
export function waitAfter(failures: number): number {
  return failures < FREE ? 0 : Math.min(LONGEST, 30 * SECOND * 2 ** (failures - FREE));
}

export const minutesUntil = (freeAt: Date, now: Date) =>
  Math.max(1, Math.ceil((freeAt.getTime() - now.getTime()) / (60 * SECOND)));

type Slot = { id: string; kind: 'passphrase' | 'recovery' };

/** Why a slot cannot be taken away; null when it can. Without a passphrase nobody could open this any more but with the kit. */
export function cannotRemove(slots: Slot[], id: string): 'not-there' | 'kit' | 'last-passphrase' | null {
  const slot = slots.find((each) => each.id === id);
  if (!slot) return 'not-there';
  if (slot.kind === 'recovery') return 'kit';
  return slots.filter(({ kind }) => kind === 'passphrase').length === 1 ? 'last-passphrase' : null;
}
