import type { List } from '@/lib/vocabulary';

/**
 * Every question of a case, once: the form, the case page, the editing of a section, the checks and the tables follow
 * from it. `record` says where the answer is kept; `sealed` that it identifies.
 */
export type Field = {
  section: Section;
  kind: 'text' | 'long' | 'one' | 'many' | 'states' | 'day' | 'month' | 'birth';
  record: 'identity' | 'person' | 'episode' | 'case' | 'answers';
  list?: List | 'country' | 'province';
  /** Answered by one code with a yes-and-no wording of its own. */
  yesNo?: true;
  sealed?: true;
  required?: true;
};

export const sections = ['essentials', 'who', 'situation', 'recruitment', 'exploitation', 'return'] as const;
export type Section = (typeof sections)[number];

export function isSection(value: string): value is Section {
  return (sections as readonly string[]).includes(value);
}

const identity = { section: 'who', record: 'identity', sealed: true } as const;
const person = { section: 'who', record: 'person', kind: 'one' } as const;
const yesNo = { kind: 'one', record: 'case', list: 'indicator_state', yesNo: true } as const;

export const fields = {
  destination: { section: 'essentials', kind: 'one', list: 'country', record: 'episode', required: true },
  handledOn: { section: 'essentials', kind: 'day', record: 'case', required: true },

  name: { ...identity, kind: 'text' },
  aliases: { ...identity, kind: 'text' },
  sex: { ...person, list: 'sex' },
  birth: { ...identity, kind: 'birth' },
  nik: { ...identity, kind: 'text' },
  passport: { ...identity, kind: 'text' },
  phone: { ...identity, kind: 'text' },
  homeProvince: { ...person, list: 'province' },
  address: { ...identity, kind: 'text' },
  citizenship: { ...person, list: 'country' },
  maritalStatus: { ...person, list: 'marital_status' },
  educationLevel: { ...person, list: 'education_level' },
  contacts: { ...identity, kind: 'long' },

  inDanger: { ...yesNo, section: 'situation' },
  safeToContact: { ...yesNo, section: 'situation' },
  currentCountry: { section: 'situation', kind: 'one', list: 'country', record: 'episode' },
  place: { section: 'situation', kind: 'text', record: 'episode', sealed: true },
  exitManner: { section: 'situation', kind: 'one', list: 'exit_manner', record: 'episode' },
  immigrationStatus: { section: 'situation', kind: 'one', list: 'immigration_status', record: 'episode' },
  travelDocument: { section: 'situation', kind: 'one', list: 'travel_document_status', record: 'episode' },
  intakeChannel: { section: 'situation', kind: 'one', list: 'intake_channel', record: 'case' },

  recruitmentChannels: { section: 'recruitment', kind: 'many', list: 'recruitment_channel', record: 'answers' },
  platforms: { section: 'recruitment', kind: 'many', list: 'online_platform', record: 'answers' },
  recruiterRelationship: { section: 'recruitment', kind: 'one', list: 'recruiter_relationship', record: 'episode' },
  offeredJob: { section: 'recruitment', kind: 'one', list: 'offered_job', record: 'episode' },
  departureProcedure: { section: 'recruitment', kind: 'one', list: 'departure_procedure', record: 'episode' },
  recruitedOn: { section: 'recruitment', kind: 'month', record: 'episode' },

  exploitationTypes: { section: 'exploitation', kind: 'many', list: 'exploitation_type', record: 'answers' },
  scamTypes: { section: 'exploitation', kind: 'many', list: 'scam_type', record: 'answers' },
  industry: { section: 'exploitation', kind: 'one', list: 'exploitation_industry', record: 'episode' },
  means: { section: 'exploitation', kind: 'states', list: 'means_of_control', record: 'answers' },
  startedOn: { section: 'exploitation', kind: 'month', record: 'episode' },
  endedOn: { section: 'exploitation', kind: 'month', record: 'episode' },
  account: { section: 'exploitation', kind: 'long', record: 'episode', sealed: true },

  wantsReturn: { ...yesNo, section: 'return' },
  returnMode: { section: 'return', kind: 'one', list: 'repatriation_mode', record: 'case' },
  returnBasis: { section: 'return', kind: 'one', list: 'repatriation_basis', record: 'case' },
  returnFunding: { section: 'return', kind: 'one', list: 'repatriation_funding', record: 'case' },
  retrafficking: { section: 'return', kind: 'one', list: 'retrafficking', record: 'case' },
  earlierReference: { section: 'return', kind: 'text', record: 'case' },
  notes: { section: 'return', kind: 'long', record: 'case', sealed: true },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;

export const fieldNames = Object.keys(fields) as FieldName[];

export function isField(name: string): name is FieldName {
  return name in fields;
}

export function fieldOf(name: FieldName): Field {
  return fields[name];
}

export function fieldsIn(section: Section): FieldName[] {
  return fieldNames.filter((name) => fieldOf(name).section === section);
}

/**
 * The answers to the questions, checked: text and one code as a string, several codes as a list, states as code → state.
 * An absent or empty answer means not asked. A list whose only code is an absence says why nothing is known.
 */
export type Answers = { [Name in FieldName]?: AnswerOf<(typeof fields)[Name]['kind']> };

type AnswerOf<Kind extends Field['kind']> = Kind extends 'many'
  ? string[]
  : Kind extends 'states'
    ? Record<string, string>
    : string;
