/** What colleagues are told. The sentence of each is in `messages`, under `notices.kinds`. */
export const noticeKinds = [
  'emergency-opened',
  'emergency-refused',
  'case-locked',
  'budget-exceeded',
  'budget-changed',
  'access-copied',
  'pair-answered',
  'approval-asked',
  'approval-decided',
  'retention-announced',
  'rights-due',
  'retrafficking-suspected',
  'abroad-again',
  'person-asked',
  'person-asked-elsewhere',
  'elsewhere-often',
  'password-changed',
  'factor-changed',
  'backup-failed',
  'backup-key-changed',
  'backup-folder-changed',
  'audit-changed',
  'colleague-changed',
  'key-holder-added',
  'key-holder-removed',
  'key-kit-replaced',
  'key-rotated',
  'key-recovered',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const isNoticeKind = (kind: string): kind is NoticeKind => noticeKinds.some((each) => each === kind);
