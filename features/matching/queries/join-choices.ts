import { db } from '@/db/client';
import { sightOf } from '@/features/cases/access';
import { type FieldName, fieldOf } from '@/features/cases/fields';
import { hasOpened } from '@/features/cases/queries/identity-open';
import { maskName } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { mayJoin } from '../access';
import { type Face, faceOf } from '../faces';
import { cannotTouch, faceFields, isEarlier, isTold, newerSide, roomForBoth, toldIn, usualSide } from '../rules';
import { type Known, type KnownFile, keysOf, personFor } from './both';

export type ChoiceSide = {
  /** The record that speaks for this person now. */
  personId: string;
  /** Whether it is the one that will speak for both. */
  speaks: boolean;
  maskedName: string;
  /** Whether the actor has opened the identity a little while ago; only then the texts are here. */
  identityOpen: boolean;
  /** The cases in sight, the oldest first; through the last of them the identity is opened. */
  references: string[];
};

export type FieldChoice = {
  field: FieldName;
  /** What each says; null where it identifies and the identity is not open. Empty: nothing. */
  one: string | null;
  other: string | null;
  differs: boolean;
  /** The same told without what is said: `only`, where one of them says nothing, is no contradiction. */
  state: 'same' | 'differs' | 'only';
  /** Whose answer speaks where nobody chooses. */
  usual: 'one' | 'other';
  /** Whether both answers can be kept; of names that means: the other one among the aliases. */
  both: boolean;
};

export type JoinChoices = {
  one: ChoiceSide;
  other: ChoiceSide;
  fields: FieldChoice[];
  cannot: 'erased' | 'stopped' | null;
};

/** Two persons side by side, question by question, for whoever may join them; any others are not there. */
export async function joinChoices(actor: Staff, oneId: string, otherId: string): Promise<JoinChoices> {
  const reader = await db();
  const keys = await keysOf(oneId, otherId);
  const one = await personFor(actor, oneId, reader);
  const other = await personFor(actor, otherId, reader);
  const already = one.speaker.id === other.speaker.id;
  if (already || !mayJoin(actor, one.files, other.files)) throw new NotFound('person');
  const cannot = cannotTouch([one.speaker, other.speaker]);
  const [a, b] = [await seenBy(actor, one, keys), await seenBy(actor, other, keys)];
  const oneSpeaks = isEarlier(one.speaker, other.speaker);
  return {
    one: { ...a.side, speaks: oneSpeaks },
    other: { ...b.side, speaks: !oneSpeaks },
    fields: cannot ? [] : faceFields.map((field) => choiceOf(field, a, b, oneSpeaks)),
    cannot,
  };
}

type Seen = { side: Omit<ChoiceSide, 'speaks'>; face: Face; files: KnownFile[] };

async function seenBy(actor: Staff, person: Known, keys: Map<string, Buffer>): Promise<Seen> {
  const { speaker, records, files } = person;
  const key = keys.get(speaker.id);
  const withheld = cannotTouch([speaker]);
  const face = key && !withheld ? faceOf(speaker, key) : { answers: {}, birthYear: null, birthPrecision: null };
  const references = files.filter((file) => sightOf(actor, file) === 'full').map(({ reference }) => reference);
  const identityOpen = !withheld && (await hasOpened(actor, records));
  const side = { personId: speaker.id, maskedName: maskName(toldIn(face, 'name')), identityOpen, references };
  return { side, face, files };
}

function choiceOf(field: FieldName, one: Seen, other: Seen, oneSpeaks: boolean): FieldChoice {
  const [kept, joined] = oneSpeaks ? [one, other] : [other, one];
  const keptIsUsual = usualSide(kept.face, joined.face, field, newerSide(kept.files, joined.files)) === 'kept';
  // That nothing is said identifies nobody, and is not to look like something sealed.
  const shown = ({ side, face }: Seen) =>
    fieldOf(field).sealed && !side.identityOpen && isTold(face, field) ? null : toldIn(face, field);
  const differs = toldIn(one.face, field) !== toldIn(other.face, field);
  const bothTell = isTold(one.face, field) && isTold(other.face, field);
  return {
    field,
    one: shown(one),
    other: shown(other),
    differs,
    state: !differs ? 'same' : bothTell ? 'differs' : 'only',
    usual: keptIsUsual === oneSpeaks ? 'one' : 'other',
    both: field === 'name' || roomForBoth.includes(field),
  };
}
