import { addHolder, removeHolder } from '@/features/keys/commands/holders';
import { rotateMasterKey } from '@/features/keys/commands/rotate';
import { recoverForCommand } from '@/features/keys/commands/unlock';
import { newPassphraseFaults } from '@/features/keys/input';
import { readKit } from '@/features/keys/kit';
import { administratorNamed, allSlots, type HolderSlot } from '@/features/keys/queries';
import { isRefused } from '@/lib/errors';
import type { Texts } from '@/lib/texts';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { atTheTerminal, lockedForUs } from './opening';
import { notPossible, type Outcome, wrongUse } from './outcome';
import { askSecret } from './secret';

const acts: Record<string, (name: string | undefined, texts: Texts) => Promise<Outcome>> = {
  list,
  add,
  remove,
  rotate,
  recover,
};
const withName = ['add', 'remove', 'recover'];

/** `keys list|add|remove|rotate|recover`: the same as the page of keys, on the server itself. */
export async function keysCommand(args: string[], texts: Texts): Promise<Outcome> {
  const given = readArguments(args, { values: [], positionals: withName.includes(args[0] ?? '') ? 2 : 1 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const [act = '', name] = given.positionals;
  const run = Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (!run) return wrongUse('keysAct', {}, texts);
  if (!name && (act === 'add' || act === 'remove')) return wrongUse('keysName', { act }, texts);
  return missingBase(texts) ?? run(name?.toLowerCase(), texts);
}

async function list(_name: string | undefined, texts: Texts): Promise<Outcome> {
  const slots = await allSlots(atTheTerminal);
  const { t, moment } = texts;
  const line = (slot: HolderSlot) =>
    [
      t(`keys.page.kinds.${slot.kind}`).padEnd(18),
      (slot.kind === 'recovery' ? t('keys.page.sheet') : (slot.holder?.signInName ?? t('keys.page.unnamed'))).padEnd(
        32,
      ),
      moment(slot.createdAt),
      slot.genuine ? '' : t('commandLine.keys.strange'),
    ].join(' ');
  const out = slots.map((slot) => `${line(slot).trimEnd()}\n`).join('');
  return { exit: 0, out: out || t('commandLine.keys.none') };
}

async function add(name: string | undefined, texts: Texts): Promise<Outcome> {
  const person = await administratorNamed(atTheTerminal, name ?? '');
  if (!person) return notPossible('keysNobody', { name: name ?? '' }, texts);
  const locked = await lockedForUs(texts);
  if (locked) return locked;
  const passphrase = await newPassphrase(texts, [person.name]);
  if (typeof passphrase !== 'string') return passphrase;
  await addHolder(atTheTerminal, person.id, passphrase);
  return { exit: 0, out: texts.t('commandLine.keys.added', { name: person.name }) };
}

async function remove(name: string | undefined, texts: Texts): Promise<Outcome> {
  const slots = await allSlots(atTheTerminal);
  const slot = slots.find(({ id, holder }) => id === name || holder?.signInName === name);
  if (!slot) return notPossible('keysNotHolder', { name: name ?? '' }, texts);
  const locked = await lockedForUs(texts);
  if (locked) return locked;
  const answer = await removeHolder(atTheTerminal, slot.id);
  if (isRefused(answer)) return notPossible('keysLast', {}, texts);
  return { exit: 0, out: texts.t('commandLine.keys.removed', { name: slot.holder?.name ?? slot.id }) };
}

async function rotate(_name: string | undefined, texts: Texts): Promise<Outcome> {
  const locked = await lockedForUs(texts);
  if (locked) return locked;
  const answer = await rotateMasterKey(atTheTerminal);
  if (isRefused(answer)) return notPossible('keysTampered', {}, texts);
  return { exit: 0, out: texts.t('commandLine.keys.rotated', answer) };
}

async function recover(name: string | undefined, texts: Texts): Promise<Outcome> {
  const person = name ? await administratorNamed(atTheTerminal, name) : null;
  if (name && !person) return notPossible('keysNobody', { name }, texts);
  const words = await askSecret(texts.t('commandLine.keys.askKit'));
  if (!words) return notPossible('keysNoInput', {}, texts);
  const read = readKit(words);
  if ('refused' in read) {
    const reason = texts.t(`keys.recovery.${read.refused}`, { number: read.number });
    return notPossible('keysKit', { reason }, texts);
  }
  const passphrase = await newPassphrase(texts);
  if (typeof passphrase !== 'string') return passphrase;
  const answer = await recoverForCommand(atTheTerminal, { words, passphrase, holder: person?.id ?? null });
  if (isRefused(answer)) return notPossible('keysKit', { reason: texts.t('keys.recovery.noMatch') }, texts);
  return { exit: 0, out: texts.t('commandLine.keys.recovered') };
}

/** A passphrase typed twice; or why it is none. */
async function newPassphrase(texts: Texts, about: string[] = []): Promise<string | Outcome> {
  const passphrase = await askSecret(texts.t('commandLine.keys.askNew'));
  if (!passphrase) return notPossible('keysNoInput', {}, texts);
  const again = await askSecret(texts.t('commandLine.keys.askAgain'));
  const [fault] = newPassphraseFaults(passphrase, again ?? '', about);
  if (!fault) return passphrase;
  if (fault.reason === 'differs') return notPossible('keysDiffers', {}, texts);
  return notPossible('keysWeak', { reason: texts.t(`keys.errors.${fault.reason}`) }, texts);
}
