import { KEY_VERSION } from '@/db/keys';
import type { cases, episodeAnswers, episodes, fingerprints, persons, returnSteps, statusSteps } from '@/db/schema';
import { fingerprintsOf, type Identity, sealIdentity, sealText } from '@/features/people/identity';
import { newId } from '@/lib/id';
import type { Code } from '@/lib/vocabulary';
import { type Answers, fieldNames, fieldOf, type Section } from './fields';
import { currentState, inForce, type ReturnStep, type StatusStep } from './steps';

/** One case as it is opened, with all that is known of its steps so far. */
export type Opening = {
  submissionId: string;
  personId: string;
  reference: string;
  officeId: string;
  assignedTo: string | null;
  answers: Answers;
  statusSteps: StatusStep[];
  returnSteps: ReturnStep[];
  recordedBy: string;
  /** When it was entered; may be long after it was handled. */
  now: Date;
  /** The audit sequence of the opening; see `persons.identitySeq`. */
  seq: number;
};

type Row<Table extends { $inferInsert: unknown }> = Table['$inferInsert'];

export type CaseRows = {
  person: Row<typeof persons>;
  fingerprints: Row<typeof fingerprints>[];
  episode: Row<typeof episodes>;
  answers: Row<typeof episodeAnswers>[];
  case: Row<typeof cases>;
  statusSteps: Row<typeof statusSteps>[];
  returnSteps: Row<typeof returnSteps>[];
};

/** Every row of a new person, episode and case, what identifies sealed under `key`. Pure but for ids and nonces. */
export function rowsOf(opening: Opening, key: Buffer): CaseRows {
  const { answers, personId, now } = opening;
  const identity = identityIn(answers);
  const episodeId = newId(now.getTime());
  return {
    person: {
      id: personId,
      ...columnsOf(answers, 'person'),
      ...birthColumns(answers.birth),
      identity: sealIdentity(personId, key, identity),
      keyVersion: KEY_VERSION,
      identitySeq: opening.seq,
      createdAt: now,
    },
    fingerprints: fingerprintsOf(identity).map((print) => ({ id: newId(), personId, ...print })),
    episode: {
      id: episodeId,
      personId,
      ...columnsOf(answers, 'episode'),
      destination: answers.destination ?? '',
      place: sealText(personId, key, 'episodes', 'place', answers.place ?? ''),
      account: sealText(personId, key, 'episodes', 'account', answers.account ?? ''),
      createdAt: now,
    },
    answers: answerRows(episodeId, answers),
    ...caseRows(opening, episodeId, key),
  };
}

function caseRows(opening: Opening, episodeId: string, key: Buffer) {
  const { answers, personId, now, recordedBy } = opening;
  const caseId = newId(now.getTime());
  const step = { caseId, recordedAt: now, recordedBy };
  return {
    case: {
      id: caseId,
      reference: opening.reference,
      submissionId: opening.submissionId,
      officeId: opening.officeId,
      personId,
      episodeId,
      assignedTo: opening.assignedTo,
      ...columnsOf(answers, 'case'),
      handledOn: answers.handledOn ?? '',
      ...currentState(opening.statusSteps, opening.returnSteps),
      notes: sealText(personId, key, 'cases', 'notes', answers.notes ?? ''),
      createdAt: now,
      updatedAt: now,
    },
    statusSteps: inForce(opening.statusSteps).map((each) => ({ id: newId(), ...step, ...each })),
    returnSteps: inForce(opening.returnSteps).map((each) => ({ id: newId(), ...step, ...each })),
  };
}

export function identityIn({ name, aliases, nik, passport, phone, address, birth, contacts }: Answers): Identity {
  return { name, aliases, nik, passport, phone, address, birth, contacts };
}

/** The plain columns of a record; what was not asked is null. */
export function columnsOf(answers: Answers, record: 'person' | 'episode' | 'case'): Record<string, string | null> {
  const plain = fieldNames.filter((name) => fieldOf(name).record === record && !fieldOf(name).sealed);
  return Object.fromEntries(
    plain.map((name) => {
      const answer = answers[name];
      return [name, typeof answer === 'string' && answer && answer !== 'not_asked' ? answer : null];
    }),
  );
}

/** Of a birth date the plain columns hold the year alone. */
export function birthColumns(birth = '') {
  return { birthYear: birth ? Number(birth.slice(0, 4)) : null, birthPrecision: birth ? ('year' as const) : null };
}

/** One row per answer given; states other than present are answers too. */
export function answerRows(episodeId: string, answers: Answers): Row<typeof episodeAnswers>[] {
  return fieldNames.flatMap((name) => {
    const { record, list } = fieldOf(name);
    const answer = answers[name];
    if (record !== 'answers' || !list || !answer || typeof answer === 'string') return [];
    const told = Array.isArray(answer) ? answer.map((code) => [code, 'present'] as const) : Object.entries(answer);
    return told
      .filter(([code, state]) => code !== 'not_asked' && state !== 'not_asked')
      .map(([code, state]) => ({ id: newId(), episodeId, list, code, state: state as Code<'indicator_state'> }));
  });
}

/**
 * Where the version of a section is counted: a person may have several cases, and two must not save them unaware. Of
 * "who" it is the record that speaks for the person: `personId` is that one.
 */
export function recordOf(file: { id: string; personId: string; episodeId: string }, section: Section): string {
  if (section === 'who') return file.personId;
  return section === 'recruitment' || section === 'exploitation' ? file.episodeId : file.id;
}
