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
