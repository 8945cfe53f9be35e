import { catalogue } from '@/features/figures/catalogue';
import type { Unit } from '@/features/figures/input';
import { isCount } from '@/features/figures/units';
import { type Content, isCombined, viewOf } from './content';

type Known = { id: string; content: Content; withdrawnAt: Date | null; sharedAt: Date | null };

export type CannotDefine = 'no-such-part' | 'unlike-units' | 'too-deep';

/** How many steps from a sum or difference down to the views it is made of. */
const DEEPEST = 4;

/** Why two definitions cannot be put together. A part is older than the whole, so there is no circle. */
export function cannotCombine(content: Content, all: ReadonlyMap<string, Known>): CannotDefine | undefined {
  if (!isCombined(content)) return undefined;
  const parts = content.parts.map((id) => all.get(id));
  if (parts.some((part) => !part || part.withdrawnAt)) return 'no-such-part';
  const units = new Set(parts.map((part) => part && unitOf(part.content, all)));
  const [unit] = units;
  if (units.size > 1 || !unit || !isCount(unit)) return 'unlike-units';
  return depthOf(content, all) > DEEPEST ? 'too-deep' : undefined;
}

/** A shared definition is read by everybody: then its parts have to be, too. */
export function cannotShare(content: Content, all: ReadonlyMap<string, Known>): 'parts-not-shared' | undefined {
  if (!isCombined(content)) return undefined;
  return content.parts.some((id) => !all.get(id)?.sharedAt) ? 'parts-not-shared' : undefined;
}

/** A definition that another is made of stays until that one is withdrawn. */
export function cannotWithdraw(id: string, all: ReadonlyMap<string, Known>): 'still-used' | undefined {
  const uses = ({ content, withdrawnAt }: Known) => !withdrawnAt && isCombined(content) && content.parts.includes(id);
  return [...all.values()].some(uses) ? 'still-used' : undefined;
}

function unitOf(content: Content, all: ReadonlyMap<string, Known>): Unit | undefined {
  const view = viewOf(content);
  if (view) return catalogue[view.question.metric].unit;
  const part = isCombined(content) ? all.get(content.parts[0]) : undefined;
  return part && unitOf(part.content, all);
}

function depthOf(content: Content, all: ReadonlyMap<string, Known>): number {
  if (!isCombined(content)) return 0;
  return 1 + Math.max(...content.parts.map((id) => depthOf(all.get(id)?.content ?? { view: {} }, all)));
}
