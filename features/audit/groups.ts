import messages from '@/messages/id.json';

/** What acts are looked for together. */
export const groups = [
  'identities',
  'cases',
  'people',
  'exports',
  'refusals',
  'accounts',
  'figures',
  'approvals',
  'keys',
  'system',
] as const;
export type Group = (typeof groups)[number];

/** By the first part of an act's name. */
const byNoun: Record<string, Group> = {
  identity: 'identities',
  emergency: 'identities',
  budget: 'identities',
  case: 'cases',
  return: 'cases',
  retrafficking: 'cases',
  draft: 'cases',
  intake: 'cases',
  consent: 'people',
  contact: 'people',
  pair: 'people',
  pairs: 'people',
  'follow-up': 'people',
  note: 'people',
  document: 'identities',
  letter: 'system',
  determination: 'cases',
  referral: 'cases',
  transfer: 'cases',
  partner: 'system',
  task: 'cases',
  service: 'cases',
  proceeding: 'cases',
  operation: 'cases',
  manifest: 'cases',
  compound: 'cases',
  rights: 'people',
  'second-list': 'people',
  retention: 'people',
  correction: 'people',
  person: 'people',
  match: 'people',
  user: 'accounts',
  session: 'accounts',
  invitation: 'accounts',
  password: 'accounts',
  factor: 'accounts',
  passkey: 'accounts',
  'recovery-codes': 'accounts',
  notice: 'accounts',
  office: 'accounts',
  definition: 'figures',
  'world-event': 'figures',
  alert: 'figures',
  approval: 'approvals',
  release: 'approvals',
  key: 'keys',
  backup: 'system',
  nightly: 'system',
  edition: 'system',
  base: 'system',
  setting: 'system',
  publishing: 'system',
  published: 'system',
  incident: 'system',
  audit: 'system',
};

/** Where an act belongs; nowhere while nobody has said so (test/acts.test.ts asks). */
export function groupOf(act: string): Group | undefined {
  if (act === 'refused' || act.endsWith('.refused')) return 'refusals';
  if (act.endsWith('.exported')) return 'exports';
  return byNoun[act.split('.')[0] ?? ''];
}

/** Every act that has a sentence. */
export const knownActs: readonly string[] = namesIn(messages.audit.acts);

export const actsOf = (group: Group): string[] => knownActs.filter((act) => groupOf(act) === group);

function namesIn(sentences: object, before = ''): string[] {
  return Object.entries(sentences).flatMap(([name, value]) =>
    typeof value === 'string' ? [before + name] : namesIn(value, `${before}${name}.`),
  );
}
