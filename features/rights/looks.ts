const looks = {
  'case.opened': 'logged',
  'case.changed': 'changed',
  'identity.opened': 'read',
  'rights.copied': 'copied',
  'consent.recorded': 'consent',
  'contact.added': 'contact',
  'contact.changed': 'contact',
  'contact.removed': 'contact',
  'contact.shown': 'contactRead',
  'follow-up.recorded': 'followUp',
  'note.added': 'note',
  'document.added': 'document',
  'document.opened': 'document',
  'document.downloaded': 'document',
  'document.removed': 'document',
  'case-file.exported': 'printed',
  'letter.exported': 'printed',
  'determination.recorded': 'determination',
  'determination.withdrawn': 'determination',
  'return.step': 'wayHome',
  'return.milestone': 'wayHome',
  'return.milestone-withdrawn': 'wayHome',
  'return.blocked': 'wayHome',
  'return.unblocked': 'wayHome',
  'return.block-withdrawn': 'wayHome',
  'emergency.opened': 'emergency',
  'referral.asked': 'shared',
  'referral.notified': 'shared',
  'referral.package-made': 'shared',
  'referral.opened': 'sharedRead',
  'referral.package-opened': 'sharedRead',
  'transfer.taken': 'transferred',
} as const;

/** What an act of the audit means to the person. */
export function lookOf(act: string): (typeof looks)[keyof typeof looks] | 'other' {
  return act in looks ? looks[act as keyof typeof looks] : 'other';
}
