import { writeSync } from 'node:fs';
import { saveSection } from '@/features/cases/commands/save-section';
import { chanceFrom } from '@/features/demo/chance';
import type { Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { type Act, clear, type Desk, nextAct } from './acts';
import { loosen } from './control';
import type { Line } from './ledger';
import { caseworkers } from './people';
import { sharedCase } from './state';

/**
 * The program that is killed: eight caseworkers at once, without a pause, in one process as in the app. Each line is
 * written before an act is tried and after it was acknowledged, straight to the pipe, where it outlives us.
 */
const [seed = '0', shared = '', control] = process.argv.slice(2);
if (control === 'control') loosen();

let given = 0;
const numbered = () => {
  given += 1;
  return given;
};
const say = (line: Line) => writeSync(1, `${JSON.stringify(line)}\n`);

say(['ready']);
await Promise.all(caseworkers.map((actor, n) => write(actor, `${seed}/${n}`)));

async function write(actor: Staff, chanceSeed: string): Promise<never> {
  const chance = chanceFrom(chanceSeed);
  const desk: Desk = { actor, chance };
  for (;;) {
    const id = numbered();
    try {
      const answer = chance.yes(0.1) ? await saveShared(actor, id) : await tried(id, nextAct(desk));
      say(isRefused(answer) ? ['refused', id, answer.refused] : ['done', id]);
    } catch (error) {
      clear(desk);
      say(['lost', id, error instanceof Error ? error.message : String(error)]);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function tried(id: number, { facts, run }: Act): Promise<unknown> {
  say(['try', id, facts]);
  return run();
}

/** All eight save the same section of the same case, each from the version it has just seen. */
async function saveShared(actor: Staff, id: number): Promise<unknown> {
  const { version } = await sharedCase(shared);
  const place = `Gedung ${id}`;
  say(['shared', id, version + 1, place]);
  const save = { reference: shared, section: 'situation' as const, version, changed: ['place'], draftId: 'edit:none' };
  return saveSection(actor, { ...save, answers: { place } });
}
