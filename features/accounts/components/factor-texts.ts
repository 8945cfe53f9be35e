import type { Texts } from '@/lib/texts';

/** The words around recovery codes. */
export const codesTexts = ({ t }: Texts) => ({
  title: t('accounts.codes.title'),
  lead: t('accounts.codes.lead'),
  print: t('accounts.codes.print'),
  copy: t('accounts.codes.copy'),
  copied: t('accounts.codes.copied'),
  goOn: t('accounts.codes.goOn'),
});

/** The words of what is asked again before a factor changes. */
export const proofTexts = ({ t }: Texts) => ({
  summary: t('app.errors.summary'),
  old: t('accounts.account.oldPassword'),
  current: t('accounts.account.current'),
  currentHint: t('accounts.account.currentHint'),
});
